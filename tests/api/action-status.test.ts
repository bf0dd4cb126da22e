import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { ImplementationStatus } from "@samplan/schema";
import {
  type ActionAnswer,
  completeContent,
  createAction,
  doAction,
  faultsOf,
  type PlanningPair,
  pairWithStrategy,
  tryAction,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase } from "../support/database.js";
import { createPlan, upon } from "../support/plan.js";

let api: TestApi;
let one: Pick<PlanningPair, "first" | "strategy" | "plan">;

beforeAll(async () => {
  const database = await emptyDatabase();
  const made = await pairWithStrategy(database);
  api = await startTestApi(database);
  one = { ...made, plan: await createPlan(api, made.first, 2027) };
}, 60_000);
afterAll(() => api.stop());

const statuses: ImplementationStatus[] = ["PLANNED", "ONGOING", "PAUSED", "COMPLETED", "CANCELLED"];
/** From a new action to each state, by what leads there. */
const way: Record<ImplementationStatus, ImplementationStatus[]> = {
  PLANNED: [],
  ONGOING: ["ONGOING"],
  PAUSED: ["ONGOING", "PAUSED"],
  COMPLETED: ["ONGOING", "COMPLETED"],
  CANCELLED: ["CANCELLED"],
};
const allowed = [
  ...["PLANNED ONGOING", "ONGOING PAUSED", "ONGOING COMPLETED", "PAUSED ONGOING"],
  ...["PLANNED CANCELLED", "ONGOING CANCELLED", "PAUSED CANCELLED"],
];
/** The same again is no change. */
const same = ["PLANNED PLANNED", "ONGOING ONGOING", "PAUSED PAUSED", "COMPLETED COMPLETED", "CANCELLED CANCELLED"];

async function go(action: ActionAnswer, to: ImplementationStatus) {
  if (to === "CANCELLED") {
    const args = { ...upon(action), on: "2027-06-01", reason: "Ingen finansiering." };
    return await tryAction(api, one.first.email.PLANNER, "actionCancel", args);
  }
  const input = { content: { implementationStatus: to } };
  return await tryAction(api, one.first.email.PLANNER, "actionUpdate", { ...upon(action), input });
}

async function actionThatIs(status: ImplementationStatus): Promise<ActionAnswer> {
  let action = await createAction(api, one.first, one.plan, completeContent(one.strategy));
  for (const step of way[status]) action = (await go(action, step)).result ?? action;
  expect(action.content.implementationStatus).toBe(status);
  return action;
}

describe("the implementation status", () => {
  const cases = statuses.flatMap((from) => statuses.map((to) => [from, to] as const));

  it.each(cases)("%s to %s: as the table says", async (from, to) => {
    const action = await actionThatIs(from);
    const { result, userErrors } = await go(action, to);
    const pair = `${from} ${to}`;
    if (allowed.includes(pair) || (same.includes(pair) && to !== "CANCELLED")) {
      expect(userErrors).toEqual([]);
      expect(result?.content.implementationStatus).toBe(to);
      return;
    }
    const field = to === "CANCELLED" ? "id" : "input.content.implementationStatus";
    expect(faultsOf({ userErrors })).toEqual([`WRONG_STATE ${field}`]);
    expect(userErrors[0]?.message).toMatch(/PLANNED|ONGOING/);
    expect(action.viewerCan.cancel.allowed).toBe(allowed.includes(`${from} CANCELLED`));
  });

  it("is not set to CANCELLED by an update, which takes a day and a reason", async () => {
    const action = await actionThatIs("ONGOING");
    const input = { content: { implementationStatus: "CANCELLED" } };
    const { userErrors } = await tryAction(api, one.first.email.PLANNER, "actionUpdate", { ...upon(action), input });
    expect(faultsOf({ userErrors })).toEqual(["WRONG_STATE input.content.implementationStatus"]);
    expect(userErrors[0]?.message).toContain("actionCancel");
  });

  it("I22: is COMPLETED only with a day on which it ended", async () => {
    const open = completeContent(one.strategy, { endDate: null, implementationStatus: "ONGOING" });
    const action = await createAction(api, one.first, one.plan, open);
    expect(faultsOf(await go(action, "COMPLETED"))).toEqual(["INCOMPLETE input.content.endDate"]);
    const done = { content: { implementationStatus: "COMPLETED", endDate: "2027-05-31" } };
    const { content } = await doAction(api, one.first.email.PLANNER, "actionUpdate", { ...upon(action), input: done });
    expect(content).toMatchObject({ implementationStatus: "COMPLETED", endDate: "2027-05-31" });
  });
});
