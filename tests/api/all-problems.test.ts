import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  actionRows,
  createAction,
  faultsOf,
  type PlanningPair,
  pairWithStrategy,
  tryAction,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import { createPlan, plannedRows, readPlan, tryPlan, upon } from "../support/plan.js";
import { Calendar } from "../support/year.js";

let database: TestDatabase;
let api: TestApi;
let one: PlanningPair;
beforeAll(async () => {
  database = await emptyDatabase();
  const calendar = new Calendar();
  calendar.itIs("2026-11-20");
  const made = await pairWithStrategy(database);
  api = await startTestApi(database, { clock: calendar.clock });
  one = {
    ...made,
    plan: await createPlan(api, made.first, 2027),
    otherPlan: await createPlan(api, made.second, 2027),
  };
}, 60_000);
afterAll(() => api.stop());

describe("every mutation answers all its problems at once", () => {
  it("a number out of range beside what the command refuses", async () => {
    const before = await actionRows(database);
    const { email } = one.first;
    const input = {
      plan: one.plan.id,
      section: "LOCAL",
      content: { title: " ", weight: 7 },
      budget: { amount: "much", currency: "SEK" },
    };
    const answer = await tryAction(api, email.PLANNER, "actionCreate", { input });
    expect(faultsOf(answer)).toEqual([
      "EMPTY_STRING input.content.title",
      "INVALID input.budget.amount",
      "INVALID input.content.weight",
    ]);
    expect(answer.userErrors.at(-1)?.message).toBe("input.content.weight: ska vara från 1 till 3, inte 7.");
    expect(await actionRows(database)).toEqual(before);
  });

  it("too long a text beside a version that is old, with the plan as it is now; nothing is written where that is all", async () => {
    const before = await plannedRows(database);
    const { email } = one.first;
    const source = one.plan.localText.markdown;
    const stale = await tryPlan(api, email.PLANNER, "planUpdate", {
      ...{ id: one.plan.id, expectedVersion: 99, input: { localText: { markdown: source + "x".repeat(300_000) } } },
    });
    expect(stale.userErrors[0]).toMatchObject({ code: "STALE_VERSION" });
    expect(stale.userErrors.length).toBeGreaterThan(1);
    const alone = await tryAction(api, email.PLANNER, "actionCreate", {
      input: { plan: one.plan.id, section: "LOCAL", content: { title: "En åtgärd", weight: 0 } },
    });
    expect(faultsOf(alone)).toEqual(["INVALID input.content.weight"]);
    expect(await plannedRows(database)).toEqual(before);
    expect(await readPlan(api, email.PLANNER, one.plan.id)).toMatchObject({ version: one.plan.version });
  });

  it("too long a list in the caller's language, and what comes after in the same request stands", async () => {
    const { email } = one.first;
    const action = await createAction(api, one.first, one.plan, { title: "Med många punkter" });
    const strategyPoints = Array.from({ length: 251 }, () => one.strategy.now.point.A1);
    const mutation = `mutation ($id: ID!, $version: Int!, $points: [ID!]) {
      long: actionUpdate(id: $id, expectedVersion: $version, input: { content: { strategyPoints: $points } }) { userErrors { code field message } }
      after: actionUpdate(id: $id, expectedVersion: $version, input: { content: { title: "Ny titel" } }) { action { version } userErrors { code } }
    }`;
    const variables = { id: action.id, version: upon(action).expectedVersion, points: strategyPoints };
    const { data, errors } = await api.query<Record<"long" | "after", { userErrors: { message: string }[] }>>(
      email.PLANNER,
      mutation,
      variables,
      { language: "en" },
    );
    expect(errors).toEqual([]);
    expect(data?.long.userErrors.map(({ message }) => message)).toContain(
      "input.content.strategyPoints: at most 250 items, not 251.",
    );
    expect(data?.after).toMatchObject({ action: { version: action.version + 1 }, userErrors: [] });
  });
});
