import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Tenant } from "../factories/tenant.js";
import {
  type ActionAnswer,
  accept,
  adopt,
  completeContent,
  createAction,
  createPeriods,
  doAction,
  invite,
  type PlanningPair,
  pairWithStrategy,
  seeAction,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { selectSummary } from "../support/ask-summary.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { entriesOf } from "../support/history.js";
import { createPlan, doPlan, type PlanAnswer, plantSection, tryPlan, upon } from "../support/plan.js";
import { Calendar } from "../support/year.js";

let database: TestDatabase;
let api: TestApi;
let one: PlanningPair;
let planner: string;
const calendar = new Calendar();
const decided = { date: "2026-01-14" };
const secondPhase = { title: "Fas 2", startDate: "2027-01-01" };

/** Municipalities of the test's own: each asks for all figures of its collaboration. */
beforeEach(async () => {
  calendar.itIs("2026-01-15");
  database = await emptyDatabase();
  const made = await pairWithStrategy(database);
  await createPeriods(database, [made.first, made.second], 2026);
  for (const year of [2026, 2027]) await plantSection(database, made.pair, year, { from: "2026-01-01" });
  api = await startTestApi(database, { clock: calendar.clock });
  planner = made.first.email.PLANNER;
  one = {
    ...made,
    plan: await createPlan(api, made.first, 2026),
    otherPlan: await createPlan(api, made.second, 2026),
  };
}, 60_000);
afterEach(() => api.stop());

/** An action of two years in the plan of the first. */
function twoYears(more: object = {}): Promise<ActionAnswer> {
  const days = { startDate: "2026-02-01", endDate: "2027-11-30" };
  return createAction(api, one.first, one.plan, completeContent(one.strategy, { title: "Fas 1", ...days, ...more }));
}

async function edit(action: { id: string }, plan: { id: string }, content: object): Promise<void> {
  const seen = await seeAction(api, planner, action.id);
  await doAction(api, planner, "actionUpdate", { ...upon(seen), input: { plan: plan.id, content } });
}

/** What the one action in each plan is called, and whether it is cancelled there. */
async function contents({ email }: Tenant, plans: readonly { id: string }[]): Promise<string[]> {
  const query = "query ($id: ID!) { plan(id: $id) { participations { content { title cancelledOn } } } }";
  const found: string[] = [];
  for (const { id } of plans) {
    const { data, errors } = await api.query<{
      plan: { participations: { content: { title: string; cancelledOn: string | null } }[] };
    }>(email.PLANNER, query, { id });
    expect(errors).toEqual([]);
    for (const { content } of data?.plan.participations ?? [])
      found.push([content.title, content.cancelledOn].filter(Boolean).join(" "));
  }
  return found;
}

/** What members read of 2026 when it is over: how many actions are counted, and how many of them are not begun. */
async function figures(): Promise<number[]> {
  calendar.itIs("2027-01-10");
  const asked = { collaboration: one.pair.key, year: 2026, period: "FULL_YEAR" };
  const { total } = await selectSummary(api, one.second.email.ANALYST, "total { actions notStarted missing }", asked);
  calendar.itIs("2026-01-15");
  return [total.actions, total.notStarted, total.missing];
}

const revise = (who: Tenant, plan: PlanAnswer) => doPlan(api, who.email.PLANNER, "planRevise", { id: plan.id });

describe("I13: next year's content", () => {
  it("is not adopted by a revision of this year's plan, and does not change its figures", async () => {
    const action = await twoYears();
    await adopt(api, one.first, one.plan, "ADOPTED", decided);
    const before = await figures();
    expect(before).toEqual([1, 0, 1]);
    const next = await createPlan(api, one.first, 2027, { copyFrom: one.plan.id });
    await edit(action, next, secondPhase);
    const revision = await revise(one.first, one.plan);
    expect(await contents(one.first, [one.plan, revision, next])).toEqual(["Fas 1", "Fas 1", "Fas 2"]);
    await adopt(api, one.first, revision, "ADOPTED", decided);
    expect(await contents(one.first, [one.plan, revision, next])).toEqual(["Fas 1", "Fas 1", "Fas 2"]);
    expect(await figures()).toEqual(before);
    // Nor is the draft published.
    expect((await seeAction(api, one.second.email.ANALYST, action.id)).content.title).toBe("Fas 1");
    await adopt(api, one.first, next, "ADOPTED", decided);
    expect(await contents(one.first, [revision, next])).toEqual(["Fas 1", "Fas 2"]);
    expect(await figures()).toEqual(before);
  });

  it("is not adopted by a partner's plan of this year, nor by its revision", async () => {
    const action = await twoYears();
    await accept(api, one.second, await invite(api, one.first, action, one.second.bodyId, 2026));
    await adopt(api, one.first, one.plan, "ADOPTED", decided);
    const next = await createPlan(api, one.first, 2027, { copyFrom: one.plan.id });
    await edit(action, next, secondPhase);
    expect(await contents(one.second, [one.otherPlan])).toEqual(["Fas 1"]);
    await adopt(api, one.second, one.otherPlan, "ADOPTED", decided);
    const before = await figures();
    expect(before).toEqual([1, 0, 1]);
    const revision = await revise(one.second, one.otherPlan);
    await adopt(api, one.second, revision, "ADOPTED", decided);
    expect(await contents(one.second, [one.otherPlan, revision])).toEqual(["Fas 1", "Fas 1"]);
    expect(await figures()).toEqual(before);
    const partners = await createPlan(api, one.second, 2027, { copyFrom: revision.id });
    expect(await contents(one.second, [partners])).toEqual(["Fas 2"]);
  });

  it("is what this year's is until it is written, and apart from it after that; each plan adopts its own", async () => {
    const action = await twoYears();
    const next = await createPlan(api, one.first, 2027, { copyFrom: one.plan.id });
    const both = [one.plan, next];
    await edit(action, one.plan, { title: "Fas 1, omskriven" });
    expect(await contents(one.first, both)).toEqual(["Fas 1, omskriven", "Fas 1, omskriven"]);
    await edit(action, next, secondPhase);
    await edit(action, one.plan, { title: "Fas 1, igen" });
    expect(await contents(one.first, both)).toEqual(["Fas 1, igen", "Fas 2"]);
    await edit(action, next, { title: "Fas 2, igen" });
    expect(await contents(one.first, both)).toEqual(["Fas 1, igen", "Fas 2, igen"]);
    const written = await withConnection(database.ownerUrl, (owner) =>
      owner.query("SELECT number, year FROM action_revision WHERE action_id = $1 ORDER BY number", [action.id]),
    );
    expect(written.rows).toEqual([
      { number: 1, year: 2026 },
      { number: 2, year: 2027 },
    ]);
    const titles = (await entriesOf(api, planner, one.plan.id)).flatMap(({ changes }) =>
      changes.flatMap(({ fields }) =>
        fields.filter(({ field }) => field === "content.title").map(({ after }) => after),
      ),
    );
    expect(titles).toEqual(["Fas 1, igen", "Fas 1, omskriven", "Fas 1"]);
    await adopt(api, one.first, next, "ADOPTED", decided);
    await adopt(api, one.first, one.plan, "ADOPTED", decided);
    expect(await contents(one.first, both)).toEqual(["Fas 1, igen", "Fas 2, igen"]);
    expect(await figures()).toEqual([1, 0, 1]);
  });
});

describe("an action that is cancelled", () => {
  it("is so in the content of each year from then on, and stays as it was in the years before", async () => {
    const action = await twoYears();
    const next = await createPlan(api, one.first, 2027, { copyFrom: one.plan.id });
    const both = [one.plan, next];
    await edit(action, next, secondPhase);
    await edit(action, one.plan, { title: "Fas 1, igen" });
    const cancel = async (on: string) => {
      const seen = await seeAction(api, planner, action.id);
      return await doAction(api, planner, "actionCancel", { ...upon(seen), on, reason: "Skäl." });
    };
    const { viewerCan } = await cancel("2027-03-01");
    expect(await contents(one.first, both)).toEqual(["Fas 1, igen", "Fas 2 2027-03-01"]);
    expect(viewerCan.cancel.allowed).toBe(false);
  });

  it("is so in this year's adopted plan and in next year's draft of its own", async () => {
    const action = await twoYears();
    await adopt(api, one.first, one.plan, "ADOPTED", decided);
    const next = await createPlan(api, one.first, 2027, { copyFrom: one.plan.id });
    await edit(action, next, secondPhase);
    const seen = await seeAction(api, one.first.email.SECRETARY, action.id);
    await doAction(api, one.first.email.SECRETARY, "actionCancel", {
      ...{ ...upon(seen), on: "2026-06-10", reason: "Skäl." },
      decision: { body: one.first.bodyId, date: "2026-01-15", paragraph: "§ 2", registryNumber: "KS 2026/2" },
    });
    expect(await contents(one.first, [one.plan, next])).toEqual(["Fas 1 2026-06-10", "Fas 2 2026-06-10"]);
  });
});

describe("a proposal", () => {
  it.each([
    ["after", { start_date: "2028-01-01", end_date: null, continuous: true }, "2028-01-01"],
    ["before", { start_date: "2026-01-01", end_date: "2026-12-31", continuous: false }, "2026-12-31"],
  ])("is refused for an action whose days are %s the plan's year", async (_, days, named) => {
    const action = await twoYears();
    const next = await createPlan(api, one.first, 2027, { copyFrom: one.plan.id });
    await withConnection(database.ownerUrl, (owner) =>
      owner.query("UPDATE action_revision SET start_date = $2, end_date = $3, continuous = $4 WHERE action_id = $1", [
        action.id,
        days.start_date,
        days.end_date,
        days.continuous,
      ]),
    );
    const input = { hasNoLocalText: true };
    const stated = await doPlan(api, planner, "planUpdate", { ...upon(next), input });
    const submitted = await doPlan(api, one.first.email.MANAGER, "planSubmit", upon(stated));
    const { userErrors } = await tryPlan(api, one.first.email.MANAGER, "planPropose", upon(submitted));
    expect(userErrors).toMatchObject([
      { code: "OUTSIDE_YEAR", field: ["id"], message: expect.stringContaining(named) },
    ]);
    expect(userErrors[0]?.message).toContain(`${action.reference} ”Fas 1”`);
    await edit(action, next, { startDate: "2026-02-01", endDate: null, continuous: true });
    const proposed = await doPlan(api, one.first.email.MANAGER, "planPropose", upon(submitted));
    expect(proposed.state).toBe("PROPOSED");
  });
});
