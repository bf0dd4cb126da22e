import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Role } from "../../packages/server/src/auth/permissions.js";
import { createBody } from "../factories/body.js";
import { createCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { faultsOf } from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { mutate } from "../support/mutate.js";
import { doBody, newBody, organisedRows, succeed, tryBody } from "../support/organisation.js";
import { plantPlan } from "../support/plan.js";

let database: TestDatabase;
let api: TestApi;
let tenant: Tenant;
let fellow: Tenant;
let stranger: Tenant;
/** Bodies of the tenant: one more without anything open, one that has ended. */
let idle: string;
let ended: string;

beforeAll(async () => {
  database = await emptyDatabase();
  [tenant, fellow, stranger] = [
    await createTenant(database),
    await createTenant(database),
    await createTenant(database),
  ];
  await createCollaboration(database, [{ tenant }, { tenant: fellow }]);
  idle = (await createBody(database, tenant)).id;
  ended = (await createBody(database, tenant, { to: "2020-12-31" })).id;
  await plantPlan(database, tenant, { state: "DRAFT", year: 2027 });
  await plantPlan(database, { ...tenant, bodyId: idle }, { state: "CLOSED", year: 2027 });
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

const admin = () => tenant.email.ADMIN;

/** What is refused, and that nothing of it was written. */
async function refused(name: string, args: Record<string, unknown>, email = admin()) {
  const before = await organisedRows(database);
  const outcome = await tryBody(api, email, name, args);
  expect(outcome.result).toBeNull();
  expect(await organisedRows(database)).toEqual(before);
  return faultsOf(outcome);
}

/** A report of the plan's body and year, in a period that is made where there is none. */
async function plantReport(plan: string, kind: "T1" | "FULL_YEAR", state: string): Promise<void> {
  await withConnection(database.ownerUrl, async (owner) => {
    await owner.query(
      `INSERT INTO follow_up_period (municipality_id, id, year, kind, from_date, to_date, due_on, state)
       SELECT municipality_id, gen_random_uuid(), year, $2, make_date(year, 1, 1), make_date(year, 12, 31), make_date(year, 12, 31), 'LOCKED'
       FROM plan WHERE id = $1 ON CONFLICT DO NOTHING`,
      [plan, kind],
    );
    await owner.query(
      `INSERT INTO follow_up_report (municipality_id, id, plan_id, body_id, period_id, year, period_kind, state)
       SELECT p.municipality_id, gen_random_uuid(), p.id, p.body_id, f.id, p.year, f.kind, $3
       FROM plan p JOIN follow_up_period f USING (municipality_id, year) WHERE p.id = $1 AND f.kind = $2`,
      [plan, kind, state],
    );
  });
}

describe("bodyCreate", () => {
  const input = { name: "Nämnden", abbreviation: "Ny", kind: "COMMITTEE", validFrom: "2027-01-01" };

  it("says everything that is wrong at once", async () => {
    const wrong = { ...input, name: " ", abbreviation: "KS", domain: "FINNS_INTE" };
    expect(await refused("bodyCreate", { input: wrong })).toEqual([
      "EMPTY_STRING input.name",
      "NOT_FOUND input.domain",
      "ALREADY_EXISTS input.abbreviation",
    ]);
    expect(await refused("bodyCreate", { input: { ...input, abbreviation: "x".repeat(21) } })).toEqual([
      "INVALID input.abbreviation",
    ]);
  });

  it.each<Role>(["PLANNER", "MANAGER", "SECRETARY", "COORDINATOR", "ANALYST", "AUDITOR", "ELECTED"])(
    "is not for the role %s",
    async (role) => {
      const query = `mutation ($input: BodyCreateInput!) { bodyCreate(input: $input) { userErrors { code } } }`;
      const { errors } = await api.query(tenant.email[role], query, { input });
      expect(errors.map(({ extensions }) => extensions)).toEqual([
        { code: "FORBIDDEN", permission: "organisation:write" },
      ]);
    },
  );
});

describe("bodyRename", () => {
  const args = () => ({ id: tenant.bodyId, name: "Nytt namn", from: "2027-01-01" });

  it("refuses an unknown body, another municipality's, and one that has ended", async () => {
    expect(await refused("bodyRename", { ...args(), id: stranger.bodyId })).toEqual(["NOT_FOUND id"]);
    expect(await refused("bodyRename", { ...args(), id: fellow.bodyId })).toEqual(["FORBIDDEN id"]);
    expect(await refused("bodyRename", { ...args(), id: ended })).toEqual(["WRONG_STATE from", "INVALID from"]);
  });

  it("refuses a name that is empty or the same, a day before the body, and a short name that is taken", async () => {
    expect(await refused("bodyRename", { ...args(), name: "" })).toEqual(["EMPTY_STRING name"]);
    expect(await refused("bodyRename", { ...args(), name: "Kommunstyrelsen" })).toEqual(["INVALID name"]);
    expect(await refused("bodyRename", { ...args(), from: "2015-01-01" })).toEqual(["INVALID from"]);
    const taken = await newBody(api, tenant.email, "2026-01-01");
    expect(await refused("bodyRename", { ...args(), abbreviation: taken.abbreviation })).toEqual([
      "ALREADY_EXISTS abbreviation",
    ]);
  });

  it("I4: refuses a day by which the body would be gone from the year of a plan that it has adopted", async () => {
    expect(await refused("bodyRename", { ...args(), id: idle })).toEqual(["INVALID from"]);
  });
});

describe("bodyClose", () => {
  it.each(["DRAFT", "IN_PREPARATION", "PROPOSED", "RETURNED", "POSTPONED", "ADOPTED", "FINAL"] as const)(
    "I5: refuses a body with a plan that is %s, which needs a successor",
    async (state) => {
      const { id } = await createBody(database, tenant);
      await plantPlan(database, { ...tenant, bodyId: id }, { state, year: 2026 });
      expect(await refused("bodyClose", { id, lastDay: "2026-12-31" })).toEqual(["SUCCESSOR_REQUIRED id"]);
    },
  );

  it.each(["CLOSED", "SUPERSEDED", "ANNULLED"] as const)(
    "I5: ends a body whose plan is %s, and leaves it to be read",
    async (state) => {
      const { id } = await createBody(database, tenant);
      const plan = await plantPlan(database, { ...tenant, bodyId: id }, { state, year: 2026 });
      expect(await doBody(api, admin(), "bodyClose", { id, lastDay: "2026-12-31" })).toMatchObject({
        ...{ validTo: "2026-12-31", successors: [] },
      });
      const query = "query ($id: ID!) { plan(id: $id) { state } }";
      expect((await api.query(tenant.email.ELECTED, query, { id: plan })).data).toEqual({ plan: { state } });
    },
  );

  it.each([
    [null, ["SUCCESSOR_REQUIRED id"]],
    ["SUBMITTED", ["SUCCESSOR_REQUIRED id"]],
    ["APPROVED", []],
    ["EXEMPT", []],
  ])("I5: asks whether an earlier year is reported in full: %s", async (state, expected) => {
    const { id } = await createBody(database, tenant);
    for (const year of [2024, 2025]) {
      const plan = await plantPlan(database, { ...tenant, bodyId: id }, { state: "ADOPTED", year });
      // T1 is not the whole year.
      await plantReport(plan, "T1", "APPROVED");
      if (year === 2024 || state !== null) await plantReport(plan, "FULL_YEAR", state ?? "APPROVED");
    }
    const outcome = await tryBody(api, admin(), "bodyClose", { id, lastDay: "2026-01-31" });
    expect(faultsOf(outcome)).toEqual(expected);
  });

  it("refuses a body that has an end, a day before its beginning, and others' bodies", async () => {
    expect(await refused("bodyClose", { id: ended, lastDay: "2026-12-31" })).toEqual(["WRONG_STATE id"]);
    const fresh = await newBody(api, tenant.email, "2027-01-01");
    expect(await refused("bodyClose", { id: fresh.id, lastDay: "2026-12-31" })).toEqual(["INVALID lastDay"]);
    expect(await refused("bodyClose", { id: stranger.bodyId, lastDay: "2026-12-31" })).toEqual(["NOT_FOUND id"]);
    expect(await refused("bodyClose", { id: fellow.bodyId, lastDay: "2026-12-31" })).toEqual(["FORBIDDEN id"]);
  });
});

describe("bodySucceed", () => {
  const succession = async (input: object) => {
    const before = await organisedRows(database);
    const outcome = await mutate(api, admin(), "bodySucceed", { input: { date: "2027-01-01", ...input } }, "id");
    expect(outcome.result).toBeNull();
    expect(await organisedRows(database)).toEqual(before);
    return faultsOf(outcome);
  };

  it.each([
    ["MERGE", 1, 1, ["INVALID input.from"]],
    ["MERGE", 2, 2, ["INVALID input.to"]],
    ["SPLIT", 1, 1, ["INVALID input.to"]],
    ["SPLIT", 2, 2, ["INVALID input.from"]],
    ["TRANSFER", 2, 1, ["INVALID input.from"]],
    ["TRANSFER", 1, 2, ["INVALID input.to"]],
    ["TRANSFER", 0, 0, ["INVALID input.from", "INVALID input.to"]],
    ["RENAME", 1, 1, ["INVALID input.kind"]],
  ])("refuses %s of %i into %i bodies", async (kind, from, to, faults) => {
    const bodies = async (count: number, since: string) =>
      (await Promise.all(Array.from({ length: count }, () => newBody(api, tenant.email, since)))).map(({ id }) => id);
    const input = { kind, from: await bodies(from, "2020-01-01"), to: await bodies(to, "2027-01-01") };
    expect(await succession(input)).toEqual(faults);
  });

  it("refuses bodies that are unknown, others', the same, not there on the day, or succeeded already", async () => {
    const input = { kind: "TRANSFER", from: [tenant.bodyId], to: [stranger.bodyId] };
    expect(await succession(input)).toEqual(["NOT_FOUND input.to.0"]);
    expect(await succession({ ...input, from: [fellow.bodyId], to: [fellow.bodyId] })).toEqual([
      "FORBIDDEN input.from.0",
      "FORBIDDEN input.to.0",
    ]);
    expect(await succession({ ...input, to: [tenant.bodyId] })).toEqual(["INVALID input"]);
    expect(await succession({ ...input, to: [ended] })).toEqual(["BODY_NOT_VALID input.to.0"]);
    const [old, fresh] = [
      await newBody(api, tenant.email, "2020-01-01"),
      await newBody(api, tenant.email, "2027-01-01"),
    ];
    await succeed(api, tenant.email, "TRANSFER", [old.id], [fresh.id], "2027-01-01");
    expect(await succession({ ...input, from: [old.id], to: [fresh.id] })).toEqual(["WRONG_STATE input.from.0"]);
  });

  it("is done once when two do it at the same moment", async () => {
    const old = await newBody(api, tenant.email, "2020-01-01");
    const renames = ["Ena", "Andra", "Tredje", "Fjärde"].map((name) =>
      tryBody(api, admin(), "bodyRename", { id: old.id, name, from: "2027-01-01" }),
    );
    const outcomes = await Promise.all(renames);
    expect(outcomes.filter(({ result }) => result !== null)).toHaveLength(1);
    for (const outcome of outcomes.filter(({ result }) => result === null))
      expect(faultsOf(outcome)).toContain("WRONG_STATE from");
  });
});
