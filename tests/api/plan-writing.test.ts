import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createBody, type TestBody } from "../factories/body.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import {
  createPlan,
  doPlan,
  type PlanAnswer,
  plannedRows,
  plantPlan,
  proposePlan,
  readPlan,
  recordOn,
  tryPlan,
  upon,
} from "../support/plan.js";

let database: TestDatabase;
let api: TestApi;
let tenant: Tenant;
let stranger: Tenant;
let closed: TestBody;
let committee: TestBody;

beforeAll(async () => {
  database = await emptyDatabase();
  tenant = await createTenant(database);
  stranger = await createTenant(database);
  const roles = ["PLANNER", "MANAGER", "SECRETARY"] as const;
  closed = await createBody(database, tenant, { from: "2015-01-01", to: "2025-03-31", roles: [...roles] });
  committee = await createBody(database, tenant, { roles: [...roles] });
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

/** The codes and fields of a refusal, which leaves nothing behind. */
async function refused(email: string | undefined, name: string, args: Record<string, unknown>) {
  const before = await plannedRows(database);
  const { userErrors } = await tryPlan(api, email ?? "", name, args);
  expect(await plannedRows(database)).toEqual(before);
  return userErrors.map(({ code, field }) => [code, field?.join(".") ?? null]);
}

const update = (plan: PlanAnswer, input: object) =>
  doPlan(api, tenant.email.PLANNER, "planUpdate", { ...upon(plan), input });

describe("planCreate", () => {
  it("begins an empty draft, which is the version 1 of revision 1", async () => {
    const draft = await createPlan(api, tenant, 2027);
    expect(draft).toMatchObject({ state: "DRAFT", revision: 1, version: 1, inForce: false, decision: null });
    expect(draft).toMatchObject({ localText: { markdown: "" }, hasNoLocalText: false, year: 2027 });
  });

  it("I4: takes a body that exists on some day of the year, and no other", async () => {
    const of = (year: number) => ({ input: { body: closed.id, year } });
    expect(await refused(closed.email.PLANNER, "planCreate", of(2026))).toEqual([["BODY_NOT_VALID", "input.body"]]);
    expect(await refused(closed.email.PLANNER, "planCreate", of(2014))).toEqual([["BODY_NOT_VALID", "input.body"]]);
    expect(await doPlan(api, closed.email.PLANNER ?? "", "planCreate", of(2025))).toMatchObject({ state: "DRAFT" });
    expect(await doPlan(api, closed.email.PLANNER ?? "", "planCreate", of(2015))).toMatchObject({ state: "DRAFT" });
  });

  it("I11: makes one plan for a body and year, and says what to do with the one that is there", async () => {
    const again = { input: { body: tenant.bodyId, year: 2028 } };
    const proposed = await proposePlan(api, tenant, 2028);
    expect(await refused(tenant.email.PLANNER, "planCreate", again)).toEqual([["ALREADY_EXISTS", "input.year"]]);
    await recordOn(api, tenant, proposed);
    const { userErrors } = await tryPlan(api, tenant.email.PLANNER, "planCreate", again);
    expect(userErrors[0]?.message).toBe("Organet har redan en antagen plan för året: revidera den (planRevise).");
    const other = { input: { body: committee.id, year: 2028 } };
    expect(await doPlan(api, committee.email.PLANNER ?? "", "planCreate", other)).toMatchObject({ revision: 1 });
  });

  it("makes another one where the year's plan is annulled, with a number of its own", async () => {
    await plantPlan(database, tenant, { state: "ANNULLED", year: 2029 });
    expect(await createPlan(api, tenant, 2029)).toMatchObject({ revision: 2, state: "DRAFT" });
  });

  it("begins from an earlier year's plan of the body, whose text it takes over", async () => {
    const before = await update(await createPlan(api, tenant, 2030), { localText: { markdown: "Som i fjol." } });
    const plan = await createPlan(api, tenant, 2031, { copyFrom: before.id });
    expect(plan).toMatchObject({ year: 2031, revision: 1, state: "DRAFT", localText: { markdown: "Som i fjol." } });
  });

  it("begins from no other plan, and says everything that is wrong at once", async () => {
    const theirs = await doPlan(api, committee.email.PLANNER ?? "", "planCreate", {
      input: { body: committee.id, year: 2031 },
    });
    const proposed = await plantPlan(database, { ...tenant, bodyId: committee.id }, { state: "PROPOSED", year: 2040 });
    const from = (copyFrom: string, year = 2032, body = tenant.bodyId) => ({ input: { body, year, copyFrom } });
    const planner = tenant.email.PLANNER;
    expect(await refused(planner, "planCreate", from(theirs.id))).toEqual([["NOT_FOUND", "input.copyFrom"]]);
    expect(await refused(planner, "planCreate", from("ingen"))).toEqual([["NOT_FOUND", "input.copyFrom"]]);
    expect(await refused(planner, "planCreate", from(proposed))).toEqual([
      ["INVALID", "input.copyFrom"],
      ["INVALID", "input.copyFrom"],
    ]);
    const own = await createPlan(api, tenant, 2033);
    expect(await refused(planner, "planCreate", from(own.id, 2033))).toEqual([
      ["ALREADY_EXISTS", "input.year"],
      ["INVALID", "input.copyFrom"],
    ]);
    expect(await refused(closed.email.PLANNER, "planCreate", from("ingen", 2032, closed.id))).toEqual([
      ["BODY_NOT_VALID", "input.body"],
      ["NOT_FOUND", "input.copyFrom"],
    ]);
  });

  it("is for those who write for the body", async () => {
    const of = { input: { body: tenant.bodyId, year: 2034 } };
    for (const email of [committee.email.PLANNER, tenant.email.COORDINATOR])
      expect(await refused(email, "planCreate", of)).toEqual([["FORBIDDEN", "input.body"]]);
    expect(await refused(stranger.email.PLANNER, "planCreate", of)).toEqual([["NOT_FOUND", "input.body"]]);
  });
});

describe("planUpdate", () => {
  it("replaces the local text, and counts the change", async () => {
    const draft = await createPlan(api, tenant, 2050);
    const written = await update(draft, { localText: { markdown: "## Eget\n\nText." } });
    expect(written).toMatchObject({ version: 2, localText: { markdown: "## Eget\n\nText." }, hasNoLocalText: false });
  });

  it("writes nothing where nothing is changed", async () => {
    const written = await update(await createPlan(api, tenant, 2051), { localText: { markdown: "*Samma* text." } });
    const before = await plannedRows(database);
    const inputs = [{}, { localText: { markdown: "_Samma_ text." } }, { hasNoLocalText: false }];
    for (const input of inputs) expect(await update(written, input)).toMatchObject({ version: 2 });
    expect(await plannedRows(database)).toEqual(before);
  });

  it("I12: has it stated that there is no local text, which a text takes back", async () => {
    const draft = await createPlan(api, tenant, 2052);
    const missing = "Den egna delen är tom: skriv den, eller ange att planen inte har någon egen text.";
    expect(draft.toComplete).toEqual([{ code: "INCOMPLETE", field: ["id"], message: missing }]);
    const stated = await update(draft, { hasNoLocalText: true });
    expect(stated).toMatchObject({ hasNoLocalText: true, toComplete: [], version: 2 });
    const written = await update(stated, { localText: { markdown: "Ändå något." } });
    expect(written).toMatchObject({ hasNoLocalText: false, toComplete: [] });
    const planner = tenant.email.PLANNER;
    const both = { ...upon(written), input: { hasNoLocalText: true } };
    expect(await refused(planner, "planUpdate", both)).toEqual([["INVALID", "input.hasNoLocalText"]]);
    const cleared = await update(written, { localText: { markdown: "" }, hasNoLocalText: true });
    expect(cleared).toMatchObject({ hasNoLocalText: true, localText: { markdown: "" } });
    const again = await update(cleared, { localText: { markdown: "Igen." } });
    const nothing = { hasNoLocalText: false, localText: { markdown: "" } };
    expect(await update(again, { localText: null, hasNoLocalText: null })).toMatchObject(nothing);
  });

  it("refuses a text that no text may be", async () => {
    const plan = await createPlan(api, tenant, 2053);
    for (const localText of [{ markdown: "<b>x</b>" }, { markdown: "![b](https://example.org/b.png)" }])
      expect(await refused(tenant.email.PLANNER, "planUpdate", { ...upon(plan), input: { localText } })).toEqual([
        ["INVALID_TEXT", "input.localText.markdown"],
      ]);
  });

  it("gives the plan as it is now to who was slower, and writes nothing of theirs", async () => {
    const draft = await createPlan(api, tenant, 2054);
    await update(draft, { localText: { markdown: "Först." } });
    const before = await plannedRows(database);
    for (const name of ["planUpdate", "planSubmit"]) {
      const input = name === "planUpdate" ? { input: { localText: { markdown: "Sedan." } } } : {};
      const { result, userErrors } = await tryPlan(api, tenant.email.MANAGER, name, { ...upon(draft), ...input });
      expect(userErrors.map(({ code, field }) => [code, field])).toEqual([["STALE_VERSION", ["expectedVersion"]]]);
      expect(result).toMatchObject({ version: 2, localText: { markdown: "Först." } });
    }
    expect(await plannedRows(database)).toEqual(before);
  });

  it("says that somebody was faster before it says that the state does not allow it", async () => {
    const draft = await createPlan(api, tenant, 2055);
    await doPlan(api, tenant.email.MANAGER, "planSubmit", upon(draft));
    const { result, userErrors } = await tryPlan(api, tenant.email.MANAGER, "planSubmit", upon(draft));
    expect(userErrors.map(({ code }) => code)).toEqual(["STALE_VERSION"]);
    expect(result).toMatchObject({ state: "IN_PREPARATION", version: 2 });
  });
});

describe("planSubmit and planPropose", () => {
  it("ask nothing of a plan in preparation, and everything of a proposed one", async () => {
    const draft = await createPlan(api, tenant, 2060);
    const submitted = await doPlan(api, tenant.email.MANAGER, "planSubmit", upon(draft));
    expect(submitted).toMatchObject({ state: "IN_PREPARATION", version: 2 });
    expect(submitted.toComplete).toHaveLength(1);
    expect(await refused(tenant.email.MANAGER, "planPropose", upon(submitted))).toEqual([["INCOMPLETE", "id"]]);
    const stated = await update(submitted, { hasNoLocalText: true });
    const proposed = await doPlan(api, tenant.email.MANAGER, "planPropose", upon(stated));
    expect(proposed).toMatchObject({ state: "PROPOSED", version: 4 });
  });

  it("may be done again with a returned or postponed plan as it is", async () => {
    for (const [outcome, state] of [
      ["RETURNED", "RETURNED"],
      ["REJECTED", "RETURNED"],
      ["POSTPONED", "POSTPONED"],
    ] as const) {
      const year = 2061 + ["RETURNED", "REJECTED", "POSTPONED"].indexOf(outcome);
      const decided = await recordOn(api, tenant, await proposePlan(api, tenant, year), outcome);
      expect(decided).toMatchObject({ state, decisionOutcome: outcome, inForce: false });
      const again = await doPlan(api, tenant.email.MANAGER, "planPropose", upon(decided));
      expect(again).toMatchObject({ state: "PROPOSED", localText: decided.localText });
      expect(await recordOn(api, tenant, again)).toMatchObject({ state: "ADOPTED", inForce: true });
    }
  });
});

describe("a plan that is being prepared", () => {
  it("is seen by those who see the body's drafts alone, and from its proposal by all of the municipality", async () => {
    const draft = await createPlan(api, tenant, 2070);
    const sees = async (email: string | undefined) => (await readPlan(api, email ?? "", draft.id)) !== null;
    const all = Object.values(tenant.email);
    const inScope = ["PLANNER", "MANAGER", "SECRETARY", "COORDINATOR", "AUDITOR"] as const;
    const seeing = async () => {
      const found = await Promise.all(all.map(sees));
      return all.filter((_, index) => found[index]);
    };
    expect(await seeing()).toEqual(inScope.map((role) => tenant.email[role]));
    expect(await sees(committee.email.PLANNER)).toBe(false);
    const stated = await update(draft, { hasNoLocalText: true });
    const submitted = await doPlan(api, tenant.email.MANAGER, "planSubmit", upon(stated));
    expect(await seeing()).toEqual(inScope.map((role) => tenant.email[role]));
    await doPlan(api, tenant.email.MANAGER, "planPropose", upon(submitted));
    expect(await seeing()).toEqual(all);
    expect(await sees(committee.email.PLANNER)).toBe(true);
    for (const email of Object.values(stranger.email)) expect(await sees(email)).toBe(false);
  });
});
