import type { Dataset } from "../dataset.schema.js";
import type { Faults } from "../faults.js";
import { ordered, overlap, refer, unique } from "./common.js";
import type { DatasetIndex } from "./dataset-index.js";

/** Municipalities, collaborations with their members (I2), policy domains, bodies (I4) and users. */
export function checkOrganisation(dataset: Dataset, index: DatasetIndex, faults: Faults): void {
  unique(
    dataset.municipalities,
    (one) => one.code,
    (i) => ["municipalities", i, "code"],
    faults,
  );
  unique(
    dataset.collaborations,
    (one) => one.key,
    (i) => ["collaborations", i, "key"],
    faults,
  );
  unique(
    dataset.policyDomains,
    (one) => one.key,
    (i) => ["policyDomains", i, "key"],
    faults,
  );
  unique(
    dataset.bodies,
    (one) => one.key,
    (i) => ["bodies", i, "key"],
    faults,
  );
  dataset.municipalities.forEach(({ population, populationOn }, i) => {
    if (population !== null && populationOn === null) {
      faults.add(["municipalities", i, "populationOn"], "is missing: a population is of a day");
    }
  });
  checkMembers(dataset, index, faults);
  checkBodies(dataset, index, faults);
  checkUsers(dataset, index, faults);
}

function checkMembers(dataset: Dataset, index: DatasetIndex, faults: Faults): void {
  dataset.collaborations.forEach(({ members }, c) => {
    members.forEach((member, m) => {
      const path = ["collaborations", c, "members", m];
      refer(index.municipalities, member.municipality, "municipality", [...path, "municipality"], faults);
      ordered(member.from, member.to, [...path, "to"], faults);
      const earlier = members.slice(0, m).filter((one) => one.municipality === member.municipality);
      if (earlier.some((one) => overlap(one.from, one.to, member.from, member.to))) {
        faults.add([...path, "from"], `"${member.municipality}" is a member already then`);
      }
    });
  });
}

function checkBodies(dataset: Dataset, index: DatasetIndex, faults: Faults): void {
  const abbreviation = (key: string): string => key.slice(key.indexOf("-") + 1);
  dataset.bodies.forEach((body, b) => {
    const path = ["bodies", b];
    refer(index.municipalities, body.municipality, "municipality", [...path, "municipality"], faults);
    refer(index.domains, body.domain, "policy domain", [...path, "domain"], faults);
    ordered(body.validFrom, body.validTo, [...path, "validTo"], faults);
    const namesake = dataset.bodies
      .slice(0, b)
      .find(
        (one) =>
          one.key !== body.key &&
          one.municipality === body.municipality &&
          abbreviation(one.key) === abbreviation(body.key) &&
          overlap(one.validFrom, one.validTo, body.validFrom, body.validTo),
      );
    if (namesake) faults.add([...path, "key"], `"${namesake.key}" of the same municipality has this abbreviation then`);
  });
}

function checkUsers(dataset: Dataset, index: DatasetIndex, faults: Faults): void {
  const homes = new Map(dataset.users.toReversed().map((user) => [user.email.toLowerCase(), user.municipality]));
  unique(
    dataset.users,
    (user) => [user.email.toLowerCase(), user.role, user.body, user.validFrom].filter(Boolean).join(" "),
    (i) => ["users", i, "email"],
    faults,
  );
  dataset.users.forEach((user, u) => {
    const path = ["users", u];
    const home = homes.get(user.email.toLowerCase());
    refer(index.municipalities, user.municipality, "municipality", [...path, "municipality"], faults);
    if (home !== user.municipality)
      faults.add([...path, "municipality"], `"${user.email}" is a user of "${home}" already`);
    if (user.role === "PLANNER" && user.body === null) faults.add([...path, "body"], "a PLANNER plans for a body");
    refer(index.bodies, user.body, "body", [...path, "body"], faults);
    const owner = index.bodies.get(user.body ?? "")?.municipality;
    if (owner !== undefined && owner !== user.municipality) {
      faults.add([...path, "body"], `"${user.body}" is a body of "${owner}", not of "${user.municipality}"`);
    }
    if (user.validTo !== null && user.validFrom === null) {
      faults.add([...path, "validFrom"], "is missing: a role with a last day has a first one");
    }
    ordered(user.validFrom, user.validTo, [...path, "validTo"], faults);
  });
}
