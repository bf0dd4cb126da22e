import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Role } from "../../packages/server/src/auth/permissions.js";
import { clockAt } from "../../packages/server/src/context/clock.js";
import { createCollaboration, type Member, type TestCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import {
  decisionOf,
  propose,
  record,
  type Section,
  sectionsOf,
  send,
  succeed,
  type UserErrorAnswer,
  versionOf,
} from "../support/common-section.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";

let now = "2026-11-21T11:00:00Z";
let database: TestDatabase;
let api: TestApi;
let linkoping: Tenant;
let norrkoping: Tenant;
let third: Tenant;
let year = 2099;

beforeAll(async () => {
  database = await emptyDatabase();
  [linkoping, norrkoping, third] = [
    ...[await createTenant(database), await createTenant(database), await createTenant(database)],
  ] as [Tenant, Tenant, Tenant];
  api = await startTestApi(database, { clock: clockAt(() => new Date(now)) });
}, 60_000);
afterAll(() => api.stop());

const on = (day: string) => {
  now = `${day}T11:00:00Z`;
};
/** A collaboration of the test's own. */
const together = async (...members: Member[]): Promise<TestCollaboration> => {
  year += 1;
  return await createCollaboration(database, members);
};
const all = () => [{ tenant: linkoping }, { tenant: norrkoping }];
const seen = async ({ key }: TestCollaboration, { id }: Section, tenant = linkoping) =>
  (await sectionsOf(api, tenant.email.ANALYST, key, year)).find((one) => one.id === id);
const owner = (sql: string, values: unknown[]) =>
  withConnection(database.ownerUrl, (client) => client.query(sql, values));

interface Ended {
  membership: { validTo: string | null; exitDecision: { date: string } | null } | null;
  warnings: UserErrorAnswer[];
  userErrors: UserErrorAnswer[];
}

async function end(
  { key }: { key: string },
  tenant: Tenant,
  lastDay: string,
  more: object = {},
  role: Role = "SECRETARY",
): Promise<Ended & { codes: string[] }> {
  const { data, errors } = await api.query<{ membershipEnd: Ended | null }>(
    tenant.email[role],
    `mutation ($key: String!, $lastDay: Date!, $decision: DecisionInput!) { membershipEnd(collaboration: $key, lastDay: $lastDay, decision: $decision) {
      membership { validTo exitDecision { date } } warnings { code field message } userErrors { code field message } } }`,
    { key, lastDay, decision: { body: tenant.bodyId, date: "2026-11-10", paragraph: "§ 5", ...more } },
  );
  const ended = data?.membershipEnd ?? { membership: null, warnings: [], userErrors: [] };
  return {
    ...ended,
    codes: [...errors.map((one) => one.extensions.code), ...ended.userErrors.map(({ code }) => code)],
  };
}

describe("edge case 8: a member that leaves", () => {
  it("has its decision shared with the members, and warns of what is not known", async () => {
    const pair = await together(...all());
    const { membership, warnings, codes } = await end(pair, norrkoping, "2026-12-31");
    expect(codes).toEqual([]);
    expect(membership).toEqual({ validTo: "2026-12-31", exitDecision: { date: "2026-11-10" } });
    expect(warnings).toMatchObject([{ code: "INCOMPLETE", field: ["decision", "registryNumber"] }]);
    const { data } = await api.query(
      linkoping.email.ANALYST,
      `query ($key: String!) { collaboration(key: $key) { members { municipality { code } validTo exitDecision { paragraph } } } }`,
      { key: pair.key },
    );
    expect(data).toMatchObject({
      collaboration: {
        members: expect.arrayContaining([
          { municipality: { code: norrkoping.code }, validTo: "2026-12-31", exitDecision: { paragraph: "§ 5" } },
        ]),
      },
    });
  });

  it("is not waited for: a text that the rest have adopted comes into force the day after it has left", async () => {
    const pair = await together(...all());
    const text = await propose(api, linkoping, pair.key, year);
    await record(api, linkoping, text, "2026-11-10");
    await end(pair, norrkoping, "2026-12-31");
    expect(await seen(pair, text)).toMatchObject({ state: "PARTLY_ADOPTED", effectiveFrom: "2027-01-01" });
    on("2027-01-01");
    expect(await seen(pair, text)).toMatchObject({ state: "EFFECTIVE", missingAdoptions: [] });
    on("2026-11-21");
  });

  it("can still adopt until it has left, and the text then comes into force at once", async () => {
    const pair = await together(...all());
    const text = await propose(api, linkoping, pair.key, year);
    await record(api, linkoping, text, "2026-11-10");
    await end(pair, norrkoping, "2026-12-31");
    expect(await record(api, norrkoping, text, "2026-11-20")).toMatchObject({ effectiveFrom: "2026-11-20" });
  });

  it("leaves a text to nobody's decision but the rest's: one that they have not adopted waits for them", async () => {
    const three = await together(...all(), { tenant: third });
    const text = await propose(api, linkoping, three.key, year);
    await record(api, linkoping, text, "2026-11-10");
    await end(three, third, "2026-11-30");
    expect(await seen(three, text)).toMatchObject({ state: "PARTLY_ADOPTED", effectiveFrom: null });
    expect(await record(api, norrkoping, text, "2026-11-20")).toMatchObject({ effectiveFrom: "2026-12-01" });
  });

  it("I7: brings no section into force after its year, and is missing as long as the year lasts", async () => {
    const pair = await together(...all());
    const text = await propose(api, linkoping, pair.key, year);
    await end(pair, norrkoping, `${year}-12-31`);
    const adopted = await record(api, linkoping, text, "2026-11-10");
    const waiting = { state: "PARTLY_ADOPTED", effectiveFrom: null, missingAdoptions: [{ code: norrkoping.code }] };
    expect(adopted).toMatchObject(waiting);
    on(`${year + 1}-01-02`);
    expect(await seen(pair, text)).toMatchObject(waiting);
    on("2026-11-21");
  });

  it("leaves a text that all have adopted on its first day, also when another is decided on", async () => {
    const pair = await together(...all());
    const draft = await succeed(api, linkoping.email.COORDINATOR, "commonSectionDraft", {
      ...{ collaboration: pair.key, year, text: { markdown: "Ett." } },
    });
    const text = await succeed(api, linkoping.email.COORDINATOR, "commonSectionPropose", {
      ...{ ...versionOf(draft), startOn: `${year}-02-01` },
    });
    for (const member of [linkoping, norrkoping]) await record(api, member, text, "2026-11-10");
    await end(pair, norrkoping, `${year}-12-31`);
    await record(api, linkoping, await propose(api, linkoping, pair.key, year + 1), "2026-11-20");
    expect(await seen(pair, text)).toMatchObject({ effectiveFrom: `${year}-02-01` });
  });

  it("that has left in the register alone is waited for no more at the next decision on any text", async () => {
    const pair = await together(...all(), { tenant: third });
    const waiting = await propose(api, linkoping, pair.key, year, "Ett.");
    for (const member of [linkoping, norrkoping]) await record(api, member, waiting, "2026-11-10");
    await owner(
      "UPDATE collaboration_membership SET valid_to = '2026-11-18' WHERE collaboration_id = $1 AND municipality_id = $2",
      [pair.id, third.id],
    );
    expect(await seen(pair, waiting)).toMatchObject({ effectiveFrom: null });
    const other = await propose(api, linkoping, pair.key, year, "Två.");
    await record(api, linkoping, other, "2026-11-20");
    expect(await seen(pair, waiting)).toMatchObject({ state: "EFFECTIVE", effectiveFrom: "2026-11-19" });
  });

  it("takes with it what keeps a text that the rest repeal in force", async () => {
    const pair = await together(...all());
    const text = await propose(api, linkoping, pair.key, year);
    for (const member of [linkoping, norrkoping]) await record(api, member, text, "2026-10-01");
    await succeed(api, linkoping.email.SECRETARY, "repealRecord", {
      ...{ id: text.id, decision: { body: linkoping.bodyId, date: "2026-11-10" } },
    });
    await end(pair, norrkoping, "2026-12-31");
    expect(await seen(pair, text)).toMatchObject({ state: "EFFECTIVE", effectiveTo: "2026-12-31" });
    on("2027-01-01");
    expect(await seen(pair, text)).toMatchObject({ state: "REPEALED" });
    on("2026-11-21");
  });

  it("leaves once, and of many at the same moment one is written", async () => {
    const pair = await together(...all());
    const tries = await Promise.all(Array.from({ length: 20 }, () => end(pair, norrkoping, "2026-12-31")));
    expect(tries.filter(({ codes }) => codes.length === 0)).toHaveLength(1);
    for (const { codes } of tries) if (codes.length > 0) expect(codes).toEqual(["ALREADY_DECIDED"]);
    const { rows } = await owner("SELECT id FROM decision WHERE shared_in = $1", [pair.id]);
    expect(rows).toHaveLength(1);
  });

  it("is refused to others, for a day that has been, and by another body, with nothing written", async () => {
    const pair = await together({ tenant: linkoping }, { tenant: norrkoping, to: "2026-11-20" });
    expect((await end(pair, norrkoping, "2026-12-31")).codes).toEqual(["FORBIDDEN"]);
    expect((await end(pair, third, "2026-12-31")).codes).toEqual(["NOT_FOUND"]);
    for (const role of ["COORDINATOR", "MANAGER", "ADMIN"] as const)
      expect((await end(pair, linkoping, "2026-12-31", {}, role)).codes).toEqual(["FORBIDDEN"]);
    const committee = randomUUID();
    await owner(
      "INSERT INTO body (municipality_id, id, abbreviation, name, kind, valid_from) VALUES ($1, $2, 'BUN', 'Nämnden', 'COMMITTEE', '2015-01-01')",
      [linkoping.id, committee],
    );
    await owner(
      "INSERT INTO role_assignment (municipality_id, id, user_id, role, body_id, valid_from) SELECT municipality_id, gen_random_uuid(), id, 'SECRETARY', $2, '2015-01-01' FROM app_user WHERE email = $1",
      [linkoping.email.SECRETARY, committee],
    );
    const wrong = await end(pair, linkoping, "2026-11-20", { body: committee, paragraph: "" });
    expect(wrong.userErrors.map(({ code, field }) => `${code} ${field?.join(".")}`)).toEqual([
      ...["INVALID lastDay", "EMPTY_STRING decision.paragraph", "INVALID decision.body"],
    ]);
    const { rows } = await owner("SELECT id FROM decision WHERE shared_in = $1", [pair.id]);
    expect(rows).toEqual([]);
    // Nor does a committee bind the municipality to a text, unless the own designation of the strategy names it (I10).
    const text = await propose(api, linkoping, pair.key, year);
    const decided = decisionOf(linkoping, text, "2026-11-10", "ADOPTED", { body: committee });
    const refused = await send(api, linkoping.email.SECRETARY, "adoptionRecord", decided);
    expect(refused.userErrors.map(({ code, field }) => [code, field])).toEqual([["INVALID", ["decision", "body"]]]);
    const strategy = randomUUID();
    await owner("INSERT INTO shared_strategy VALUES ($1, $2, 'strategi')", [pair.id, strategy]);
    await owner(
      `INSERT INTO local_designation (municipality_id, id, collaboration_id, strategy_id, title, document_type, body_id, shared_in, shared_for)
       VALUES ($1, gen_random_uuid(), $2, $3, 'Strategi', 'Strategi', $4, $2, '2026-11-01')`,
      [linkoping.id, pair.id, strategy, committee],
    );
    expect((await send(api, linkoping.email.SECRETARY, "adoptionRecord", decided)).userErrors).toEqual([]);
  });
});

describe("edge case 9: a member that joins", () => {
  const join = ({ id }: TestCollaboration, from: string) =>
    owner("INSERT INTO collaboration_membership (collaboration_id, municipality_id, valid_from) VALUES ($1, $2, $3)", [
      ...[id, third.id, from],
    ]);

  it("while a text is partly adopted must adopt it too", async () => {
    const pair = await together(...all());
    const text = await propose(api, linkoping, pair.key, year);
    await record(api, linkoping, text, "2026-11-10");
    await join(pair, "2026-11-15");
    const two = await record(api, norrkoping, text, "2026-11-20");
    expect(two).toMatchObject({ state: "PARTLY_ADOPTED", missingAdoptions: [{ code: third.code }] });
    expect(await record(api, third, text, "2026-11-21")).toMatchObject({ effectiveFrom: "2026-11-21" });
  });

  it("I7: before the coming first day of a text takes that day back, and the version before stays", async () => {
    const pair = await together(...all());
    const before = await propose(api, linkoping, pair.key, year, "Ett.");
    for (const member of [linkoping, norrkoping]) await record(api, member, before, "2026-10-01");
    const draft = await succeed(api, linkoping.email.COORDINATOR, "commonSectionDraft", {
      ...{ collaboration: pair.key, year, text: { markdown: "Två." } },
    });
    const text = await succeed(api, linkoping.email.COORDINATOR, "commonSectionPropose", {
      ...{ ...versionOf(draft), startOn: "2100-01-01" },
    });
    for (const member of [linkoping, norrkoping]) await record(api, member, text, "2026-11-10");
    expect(await seen(pair, text)).toMatchObject({ effectiveFrom: "2100-01-01" });
    await join(pair, "2026-11-20");
    expect(await seen(pair, text)).toMatchObject({ state: "PARTLY_ADOPTED", effectiveFrom: null });
    expect(await seen(pair, before)).toMatchObject({ state: "EFFECTIVE", effectiveTo: null });
    expect((await seen(pair, text))?.missingAdoptions).toEqual([{ code: third.code }]);
    const adopted = await record(api, third, text, "2026-11-21");
    expect(adopted).toMatchObject({ effectiveFrom: "2100-01-01" });
    expect(await seen(pair, before)).toMatchObject({ effectiveTo: "2099-12-31" });
  });
});
