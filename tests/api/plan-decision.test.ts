import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createBody, type TestBody } from "../factories/body.js";
import { createCollaboration, type TestCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import { done } from "../support/mutate.js";
import {
  createPlan,
  decisionOn,
  doPlan,
  type PlanAnswer,
  plannedRows,
  proposePlan,
  readPlan,
  recordOn,
  tryPlan,
  upon,
} from "../support/plan.js";
import { Calendar } from "../support/year.js";

let database: TestDatabase;
let api: TestApi;
let tenant: Tenant;
let fellow: Tenant;
let stranger: Tenant;
let collaboration: TestCollaboration;
let committee: TestBody;
const calendar = new Calendar();

beforeAll(async () => {
  database = await emptyDatabase();
  [tenant, fellow, stranger] = [
    ...[await createTenant(database), await createTenant(database), await createTenant(database)],
  ] as [Tenant, Tenant, Tenant];
  const members = [{ tenant, from: "2015-01-01", to: "2030-12-31" }, { tenant: fellow }];
  collaboration = await createCollaboration(database, members);
  committee = await createBody(database, tenant, { roles: ["PLANNER", "MANAGER", "SECRETARY"] });
  api = await startTestApi(database, { clock: calendar.clock });
  calendar.itIs("2026-11-21");
}, 60_000);
afterAll(() => api.stop());

const secretary = () => tenant.email.SECRETARY;
const seen = async ({ id }: { id: string }, email: string = tenant.email.PLANNER) => await readPlan(api, email, id);

/** A decision on the plan that must not be recorded: the codes and fields, and nothing is written. */
async function refused(args: Record<string, unknown>, email = secretary(), name = "planRecordDecision") {
  const before = await plannedRows(database);
  const { userErrors, warnings } = await tryPlan(api, email, name, args);
  expect(await plannedRows(database)).toEqual(before);
  expect(warnings).toEqual([]);
  return userErrors.map(({ code, field }) => [code, field?.join(".") ?? null]);
}

describe("a decision on a plan", () => {
  it.each([
    ["DRAFT", 2101],
    ["IN_PREPARATION", 2102],
    ["PROPOSED", 2103],
  ])("is recorded in whatever state it was: %s", async (state, year) => {
    let plan = await createPlan(api, tenant, year);
    if (state !== "DRAFT") plan = await doPlan(api, tenant.email.MANAGER, "planSubmit", upon(plan));
    if (state === "PROPOSED") plan = await proposePlan(api, tenant, year + 10);
    expect(plan.state).toBe(state);
    expect(await recordOn(api, tenant, plan)).toMatchObject({ state: "ADOPTED", inForce: true });
  });

  it("is never refused for what is missing: that is answered, and listed until it is completed", async () => {
    const draft = await createPlan(api, tenant, 2120);
    const args = decisionOn(tenant, draft, "ADOPTED", { paragraph: null, registryNumber: undefined });
    const { result, warnings } = await tryPlan(api, secretary(), "planRecordDecision", args);
    const missing = warnings.map(({ code, field }) => [code, field?.join(".")]);
    expect(missing).toEqual([
      ["INCOMPLETE", "decision.paragraph"],
      ["INCOMPLETE", "decision.registryNumber"],
      ["INCOMPLETE", "id"],
    ]);
    expect(result?.toComplete).toEqual(warnings);
    const input = { body: tenant.bodyId, date: "2026-11-10", paragraph: "§ 7", registryNumber: "KS 2026/7" };
    await done(api, secretary(), "decisionUpdate", { id: result?.decision?.id, input }, "id");
    expect((await seen(draft))?.toComplete).toHaveLength(1);
  });

  it("lists nothing to those of another municipality", async () => {
    const adopted = await recordOn(api, tenant, await createPlan(api, tenant, 2026), "ADOPTED", { paragraph: null });
    expect(adopted.toComplete.length).toBeGreaterThan(0);
    expect((await seen(adopted, fellow.email.COORDINATOR))?.toComplete).toEqual([]);
  });

  it("is by the plan's body, the council or the executive board, and by a secretary of it", async () => {
    const of = { ...tenant, bodyId: committee.id, email: { ...tenant.email, PLANNER: committee.email.PLANNER ?? "" } };
    const draft = await createPlan(api, of, 2121);
    // The committee's draft is hidden from the board's secretary, and no longer once it is decided on.
    expect(await refused(decisionOn(tenant, draft))).toEqual([["NOT_FOUND", "id"]]);
    const returned = await doPlan(
      ...[api, committee.email.SECRETARY ?? "", "planRecordDecision", decisionOn(of, draft, "RETURNED")],
    );
    expect(await refused(decisionOn(of, draft))).toEqual([["FORBIDDEN", "decision.body"]]);
    const own = await proposePlan(api, tenant, 2122);
    expect(await refused(decisionOn(of, own), committee.email.SECRETARY)).toEqual([["FORBIDDEN", "id"]]);
    expect(await recordOn(api, tenant, returned)).toMatchObject({ state: "ADOPTED", inForce: true });
    const strange = decisionOn({ ...tenant, bodyId: stranger.bodyId }, own);
    expect(await refused(strange)).toEqual([["NOT_FOUND", "decision.body"]]);
    expect(await refused(decisionOn({ ...tenant, bodyId: fellow.bodyId }, own))).toEqual([
      ["FORBIDDEN", "decision.body"],
    ]);
  });

  it("of a delegate is recorded as the body's own", async () => {
    const plan = await recordOn(api, tenant, await proposePlan(api, tenant, 2123), "ADOPTED", { delegated: true });
    expect(plan).toMatchObject({ state: "ADOPTED", inForce: true });
  });

  it("with anything wrong in it is refused with all of it, and nothing is written", async () => {
    const plan = await proposePlan(api, tenant, 2124);
    const wrong = { date: "2026-11-22", paragraph: " ", finalOn: "2026-01-01", documentUrl: "ftp://x" };
    expect(await refused(decisionOn(tenant, plan, "ADOPTED", wrong))).toEqual([
      ["EMPTY_STRING", "decision.paragraph"],
      ["INVALID", "decision.documentUrl"],
      ["INVALID", "decision.date"],
      ["INVALID", "decision.finalOn"],
    ]);
    expect(await refused(decisionOn(tenant, plan, "ADOPTED", { date: "2014-12-31" }))).toEqual([
      ["BODY_NOT_VALID", "decision.body"],
    ]);
  });
});

describe("I13: an adopted plan", () => {
  it("is frozen", async () => {
    const plan = await recordOn(api, tenant, await proposePlan(api, tenant, 2130));
    const args = { ...upon(plan), input: { localText: { markdown: "Nytt." } } };
    expect(await refused(args, tenant.email.PLANNER, "planUpdate")).toEqual([["WRONG_STATE", "id"]]);
  });

  it("with changes has its text open until the minutes are adjusted, and not what it was adopted on", async () => {
    const draft = await proposePlan(api, tenant, 2131);
    const args = decisionOn(tenant, draft, "ADOPTED_WITH_CHANGES");
    const { result: plan, warnings } = await tryPlan(api, secretary(), "planRecordDecision", args);
    if (!plan) throw new Error("The decision was refused.");
    expect(plan).toMatchObject({ state: "ADOPTED", decisionOutcome: "ADOPTED_WITH_CHANGES" });
    expect(plan.viewerCan.update.allowed).toBe(false); // not the secretary's to write
    expect(warnings.map(({ field }) => field?.join("."))).toContain("decision.adjustedOn");
    expect((await seen(plan))?.viewerCan.update.allowed).toBe(true);
    const written = await doPlan(api, tenant.email.PLANNER, "planUpdate", {
      ...{ ...upon(plan), input: { localText: { markdown: "Enligt protokollet." } } },
    });
    expect(written).toMatchObject({ state: "ADOPTED", inForce: true, localText: { markdown: "Enligt protokollet." } });
    const choices = { commonSections: [{ collaboration: collaboration.key, exemptionReason: "Nej." }] };
    const choosing = { ...upon(written), input: choices };
    expect(await refused(choosing, tenant.email.PLANNER, "planUpdate")).toEqual([["INVALID", "input.commonSections"]]);
    const input = { body: tenant.bodyId, date: "2026-11-10", adjustedOn: "2026-11-18" };
    await done(api, secretary(), "decisionUpdate", { id: plan.decision?.id, input }, "id");
    const later = { ...upon(written), input: { localText: { markdown: "Senare." } } };
    expect(await refused(later, tenant.email.PLANNER, "planUpdate")).toEqual([["WRONG_STATE", "id"]]);
    expect((await seen(plan))?.viewerCan.update.allowed).toBe(false);
  });

  it("stays in force while its revision is written and decided, and is superseded by it", async () => {
    const text = { input: { localText: { markdown: "Som det var." } } };
    const draft = await createPlan(api, tenant, 2132);
    const written = await doPlan(api, tenant.email.PLANNER, "planUpdate", { ...upon(draft), ...text });
    const first = await recordOn(api, tenant, written);
    const revision = await doPlan(api, tenant.email.PLANNER, "planRevise", { id: first.id });
    expect(revision).toMatchObject({ revision: 2, version: 1, state: "DRAFT", inForce: false, year: 2132 });
    expect(revision).toMatchObject({ localText: { markdown: "Som det var." }, decision: null, decisionOutcome: null });
    expect(await seen(first)).toMatchObject({ state: "ADOPTED", inForce: true, version: first.version });
    expect(await refused({ id: first.id }, tenant.email.PLANNER, "planRevise")).toEqual([["ALREADY_EXISTS", "id"]]);
    expect((await seen(first))?.viewerCan.revise.reason).toContain("pågår redan");
    const returned = await recordOn(api, tenant, revision, "RETURNED");
    expect(await seen(first)).toMatchObject({ inForce: true });
    await recordOn(api, tenant, returned);
    expect(await seen(first)).toMatchObject({ state: "SUPERSEDED", inForce: false });
    expect(await seen(revision)).toMatchObject({ state: "ADOPTED", inForce: true });
    const third = await doPlan(api, tenant.email.PLANNER, "planRevise", { id: revision.id });
    expect(third.revision).toBe(3);
  });

  it("takes its exemption along into the revision", async () => {
    const draft = await createPlan(api, tenant, 2027);
    const input = { commonSections: [{ collaboration: collaboration.key, exemptionReason: "För sent." }] };
    const exempt = await doPlan(api, tenant.email.PLANNER, "planUpdate", { ...upon(draft), input });
    const adopted = await recordOn(api, tenant, exempt);
    const revision = await doPlan(api, tenant.email.PLANNER, "planRevise", { id: adopted.id });
    expect(revision.commonSections).toEqual(adopted.commonSections);
  });

  it("is final from the day on which its decision is, for the filter too", async () => {
    const plan = await recordOn(api, tenant, await proposePlan(api, tenant, 2133));
    const input = { body: tenant.bodyId, date: "2026-11-10", finalOn: "2026-12-05" };
    await done(api, secretary(), "decisionUpdate", { id: plan.decision?.id, input }, "id");
    const found = async (state: string) => {
      const query = `query ($state: PlanState!) { plans(filter: { year: [2133], state: [$state] }) { nodes { id state } } }`;
      const { data } = await api.query<{ plans: { nodes: object[] } }>(tenant.email.ANALYST, query, { state });
      return data?.plans.nodes;
    };
    calendar.itIs("2026-12-04");
    expect([await found("ADOPTED"), await found("FINAL")]).toEqual([[{ id: plan.id, state: "ADOPTED" }], []]);
    calendar.itIs("2026-12-05");
    expect([await found("ADOPTED"), await found("FINAL")]).toEqual([[], [{ id: plan.id, state: "FINAL" }]]);
    const { viewerCan } = (await seen(plan, secretary())) as PlanAnswer;
    expect([viewerCan.annul.allowed, viewerCan.recordDecision.allowed]).toEqual([true, false]);
    calendar.itIs("2026-11-21");
  });
});

describe("an adopted plan of a member", () => {
  it("is the other members' to read from its adoption, with its decision; and nobody else's", async () => {
    const plan = await createPlan(api, tenant, 2029);
    expect(await seen(plan, fellow.email.ANALYST)).toBeNull();
    const returned = await recordOn(api, tenant, plan, "RETURNED");
    expect(await seen(returned, fellow.email.ANALYST)).toBeNull();
    const adopted = await recordOn(api, tenant, returned);
    const theirs = await seen(adopted, fellow.email.ANALYST);
    expect(theirs).toMatchObject({ state: "ADOPTED", decision: { paragraph: "§ 1" } });
    for (const { allowed } of Object.values(theirs?.viewerCan ?? {})) expect(allowed).toBe(false);
    for (const email of Object.values(stranger.email)) expect(await seen(adopted, email)).toBeNull();
    const revision = await doPlan(api, tenant.email.PLANNER, "planRevise", { id: adopted.id });
    expect(await seen(revision, fellow.email.COORDINATOR)).toBeNull();
  });

  it("of a year in which it is a member on no day is not shared", async () => {
    const adopted = await recordOn(api, tenant, await proposePlan(api, tenant, 2031));
    expect(await seen(adopted, fellow.email.ANALYST)).toBeNull();
  });

  it("can be revised and annulled when it has left, and stays shared where it was", async () => {
    const draft = await createPlan(api, tenant, 2028);
    const first = await recordOn(api, tenant, draft);
    calendar.itIs("2031-02-01");
    const revision = await doPlan(api, tenant.email.PLANNER, "planRevise", { id: first.id });
    const second = await recordOn(api, tenant, revision);
    expect(await seen(first, fellow.email.ANALYST)).toMatchObject({ state: "SUPERSEDED" });
    expect(await seen(second, fellow.email.ANALYST)).toMatchObject({ state: "ADOPTED" });
    const decision = { body: tenant.bodyId, date: "2031-01-20" };
    await doPlan(api, secretary(), "planAnnul", { ...upon(second), decision });
    expect(await seen(second, fellow.email.ANALYST)).toMatchObject({ state: "ANNULLED" });
    calendar.itIs("2026-11-21");
  });
});

describe("planAnnul", () => {
  const decision = () => ({ body: tenant.bodyId, date: "2026-11-20", paragraph: "§ 9", registryNumber: "KS 2026/9" });

  it("ends a plan by a decision of its own, and keeps the one that it had", async () => {
    const adopted = await recordOn(api, tenant, await proposePlan(api, tenant, 2140));
    const args = { ...upon(adopted), reason: "Fel underlag.", decision: decision() };
    const plan = await doPlan(api, secretary(), "planAnnul", args);
    expect(plan).toMatchObject({ state: "ANNULLED", inForce: false, annulmentReason: "Fel underlag." });
    expect(plan.decision).toEqual(adopted.decision);
    expect(plan.annulment?.id).not.toBe(adopted.decision?.id);
    expect(plan.annulment).not.toBeNull();
    expect(await createPlan(api, tenant, 2140)).toMatchObject({ revision: 2 });
  });

  it("is still seen by the members that have read it, as annulled", async () => {
    const plan = await createPlan(api, tenant, 2025);
    const adopted = await recordOn(api, tenant, plan);
    await doPlan(api, secretary(), "planAnnul", { ...upon(adopted), decision: decision() });
    const theirs = await seen(plan, fellow.email.ANALYST);
    expect(theirs).toMatchObject({ state: "ANNULLED", annulmentReason: null });
    expect(theirs?.annulment).not.toBeNull();
  });

  it("is refused with all that is wrong, and upon another version", async () => {
    const plan = await proposePlan(api, tenant, 2141);
    const wrong = { ...upon(plan), reason: " ", decision: { ...decision(), date: "2026-11-22" } };
    expect(await refused(wrong, secretary(), "planAnnul")).toEqual([
      ["INVALID", "decision.date"],
      ["EMPTY_STRING", "reason"],
    ]);
    const stale = { id: plan.id, expectedVersion: 1, decision: decision() };
    expect(await refused(stale, secretary(), "planAnnul")).toEqual([["STALE_VERSION", "expectedVersion"]]);
  });
});
