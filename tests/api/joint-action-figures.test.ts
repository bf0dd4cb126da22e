import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  actionRows,
  adopt,
  completeContent,
  createAction,
  createPeriods,
  doAction,
  doPart,
  faultsOf,
  jointAction,
  type PlanningPair,
  pairWithStrategy,
  seeAction,
  tryAction,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { selectSummary } from "../support/ask-summary.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import { createPlan, upon } from "../support/plan.js";
import { Calendar } from "../support/year.js";

let database: TestDatabase;
let api: TestApi;
let one: PlanningPair;
const calendar = new Calendar();

/** Municipalities of the test's own: each asks for all figures of its collaboration. */
beforeEach(async () => {
  calendar.itIs("2026-01-15");
  database = await emptyDatabase();
  const made = await pairWithStrategy(database);
  await createPeriods(database, [made.first, made.second], 2026);
  api = await startTestApi(database, { clock: calendar.clock });
  one = {
    ...made,
    plan: await createPlan(api, made.first, 2026),
    otherPlan: await createPlan(api, made.second, 2026),
  };
}, 60_000);
afterEach(() => api.stop());

const content = () => completeContent(one.strategy, { startDate: "2026-01-01", endDate: "2026-12-31" });

/** How many actions are counted, of both and of the second alone, and how many are counted apart as cancelled. */
async function figures(period: string) {
  const asked = { collaboration: one.pair.key, year: 2026, period };
  const { email, code } = one.second;
  const all = await selectSummary(api, email.ANALYST, "total { actions } joint { actions } cancelled", asked);
  const own = await selectSummary(api, email.ANALYST, "total { actions } cancelled", {
    ...asked,
    municipalities: [code],
  });
  const joint = all.joint as { actions: number };
  return [all.total.actions, joint.actions, all.cancelled, own.total.actions, own.cancelled];
}

const dayOf = { body: "", date: "2026-06-09", paragraph: "§ 201", registryNumber: "KS 2026/1" };
const decision = () => ({ ...dayOf, body: one.first.bodyId });

describe("R-A: an action that is cancelled", () => {
  it("counts in the periods that ended before the day, and not from it on, also for the partner", async () => {
    const { action } = await jointAction(api, one, {}, 2026);
    await adopt(api, one.first, one.plan, "ADOPTED", { date: "2026-01-14" });
    await adopt(api, one.second, one.otherPlan, "ADOPTED", { date: "2026-01-14" });
    calendar.itIs("2027-01-10");
    expect(await figures("T1")).toEqual([1, 1, 0, 1, 0]);
    expect(await figures("T2")).toEqual([1, 1, 0, 1, 0]);
    const seen = await seeAction(api, one.first.email.SECRETARY, action.id);
    const cancelled = await doAction(api, one.first.email.SECRETARY, "actionCancel", {
      ...{ ...upon(seen), on: "2026-06-10", reason: " Ingen finansiering. ", decision: decision() },
    });
    expect(cancelled.content).toMatchObject({
      ...{ implementationStatus: "CANCELLED", cancelledOn: "2026-06-10", cancellationReason: "Ingen finansiering." },
      ...{
        title: "Grundkurs om EU",
        strategyPoints: [{ code: "A1" }],
        cancellationDecision: { id: expect.any(String) },
      },
    });
    expect(await figures("T1")).toEqual([1, 1, 0, 1, 0]);
    expect(await figures("T2")).toEqual([0, 0, 1, 0, 1]);
    // The members read it, with the decision.
    const theirs = await seeAction(api, one.second.email.ELECTED, action.id);
    expect(theirs.content).toMatchObject({ cancellationReason: "Ingen finansiering." });
    expect(theirs.content.cancellationDecision).toEqual(cancelled.content.cancellationDecision);
  });

  it("is cancelled for a partner whose plan alone is adopted, with the same figures for everybody", async () => {
    const { action } = await jointAction(api, one, {}, 2026);
    await adopt(api, one.second, one.otherPlan, "ADOPTED", { date: "2026-01-14" });
    calendar.itIs("2026-09-10");
    expect(await figures("T2")).toEqual([1, 0, 0, 1, 0]);
    const seen = await seeAction(api, one.first.email.SECRETARY, action.id);
    const cancelled = await doAction(api, one.first.email.SECRETARY, "actionCancel", {
      ...{ ...upon(seen), on: "2026-06-10", reason: "Ingen finansiering.", decision: decision() },
    });
    expect(await figures("T1")).toEqual([1, 0, 0, 1, 0]);
    expect(await figures("T2")).toEqual([0, 0, 1, 0, 1]);
    const asked = { collaboration: one.pair.key, year: 2026, period: "T2" };
    const theirs = await selectSummary(api, one.second.email.ELECTED, "total { actions } cancelled", asked);
    const own = await selectSummary(api, one.first.email.PLANNER, "total { actions } cancelled", asked);
    expect(own).toEqual(theirs);
    expect(cancelled.content.cancellationDecision).not.toBeNull();
  });

  it("is a partner's planner's matter neither before nor after, and the reason says so", async () => {
    const { action } = await jointAction(api, one, {}, 2026);
    const { viewerCan } = await seeAction(api, one.second.email.PLANNER, action.id);
    expect(viewerCan.cancel).toMatchObject({ allowed: false, reason: expect.stringContaining("huvudansvarig") });
    await adopt(api, one.second, one.otherPlan, "ADOPTED", { date: "2026-01-14" });
    const after = await seeAction(api, one.second.email.PLANNER, action.id);
    expect(after.viewerCan.cancel.reason).toBe(viewerCan.cancel.reason);
  });

  it("takes a decision once a plan with it is adopted, and so a secretary; every fault at once, and nothing is written", async () => {
    const action = await createAction(api, one.first, one.plan, content());
    await adopt(api, one.first, one.plan, "ADOPTED", { date: "2026-01-14" });
    calendar.itIs("2026-07-01");
    const seen = await seeAction(api, one.first.email.SECRETARY, action.id);
    const before = await actionRows(database);
    const cancel = async (more: object, email = one.first.email.SECRETARY) =>
      faultsOf(
        await tryAction(api, email, "actionCancel", { ...upon(seen), on: "2026-06-10", reason: "Skäl.", ...more }),
      );
    expect(await cancel({})).toEqual(["DECISION_REQUIRED decision"]);
    expect(await cancel({ reason: " " })).toEqual(["EMPTY_STRING reason", "DECISION_REQUIRED decision"]);
    expect(await cancel({ decision: { ...decision(), paragraph: "" } })).toEqual(["EMPTY_STRING decision.paragraph"]);
    expect(await cancel({ decision: { ...decision(), body: one.second.bodyId } })).toEqual(["FORBIDDEN decision.body"]);
    expect(await cancel({ on: "2026-06-08", decision: decision() })).toEqual(["INVALID on"]);
    expect(await cancel({ decision: decision(), expectedVersion: 9 })).toEqual(["STALE_VERSION expectedVersion"]);
    expect(await cancel({ decision: decision() }, one.first.email.PLANNER)).toEqual(["FORBIDDEN id"]);
    expect(await cancel({ id: "x" })).toEqual(["NOT_FOUND id"]);
    expect(seen.viewerCan.cancel.allowed).toBe(true);
    const planner = await seeAction(api, one.first.email.PLANNER, action.id);
    expect(planner.viewerCan.cancel).toMatchObject({ allowed: false, reason: expect.stringContaining("sekreterare") });
    expect(await actionRows(database)).toEqual(before);
  });

  it("is cancelled by its planner without a decision while it is in no adopted plan", async () => {
    const action = await createAction(api, one.first, one.plan, content());
    const { content: now } = await doAction(api, one.first.email.PLANNER, "actionCancel", {
      ...{ ...upon(action), on: "2026-02-01", reason: "Skäl." },
    });
    expect(now).toMatchObject({ implementationStatus: "CANCELLED", cancellationDecision: null });
    await adopt(api, one.first, one.plan, "ADOPTED", { date: "2026-01-14" });
    calendar.itIs("2026-07-01");
    expect((await figures("T1")).slice(0, 3)).toEqual([0, 0, 1]);
  });
});

describe("R-A: a part that was left", () => {
  it("counts in the periods that ended before the day, and not from it on, also after a revision", async () => {
    const { action, part } = await jointAction(api, one, {}, 2026);
    await adopt(api, one.first, one.plan, "ADOPTED", { date: "2026-01-14" });
    await adopt(api, one.second, one.otherPlan, "ADOPTED", { date: "2026-01-14" });
    calendar.itIs("2026-06-01");
    await doPart(api, one.second.email.MANAGER, "participationWithdraw", { ...upon(part), reason: "Ny organisation." });
    calendar.itIs("2027-01-10");
    expect((await seeAction(api, one.first.email.ELECTED, action.id)).joint).toBe(false);
    const expectFigures = async () => {
      expect(await figures("T1")).toEqual([1, 1, 0, 1, 0]);
      expect(await figures("T2")).toEqual([1, 0, 0, 0, 0]);
    };
    await expectFigures();
    const { result } = await tryRevision();
    expect(result).toBe(2);
    await expectFigures();
  });

  /** The second's plan revised and adopted again. */
  async function tryRevision(): Promise<{ result: number }> {
    const { data } = await api.query<{ planRevise: { plan: { id: string; revision: number } } }>(
      one.second.email.PLANNER,
      "mutation ($id: ID!) { planRevise(id: $id) { plan { id revision } userErrors { code } } }",
      { id: one.otherPlan.id },
    );
    const revised = data?.planRevise.plan ?? { id: "", revision: 0 };
    await adopt(api, one.second, revised, "ADOPTED", { date: "2027-01-09" });
    return { result: revised.revision };
  }
});
