import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  accept,
  adopt,
  completeContent,
  createAction,
  doAction,
  invite,
  type PlanningPair,
  pairWithStrategy,
  propose,
  seeAction,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import { type EntryAnswer, entriesOf } from "../support/history.js";
import { createPlan, doPlan, plantSection, readPlan, upon } from "../support/plan.js";

let database: TestDatabase;
let api: TestApi;
let one: PlanningPair;
let action: string;
let revised: { id: string; version: number };

/** Two municipalities prepare a joint action; the first adopts its plan and then revises it. */
beforeAll(async () => {
  database = await emptyDatabase();
  const pair = await pairWithStrategy(database);
  await plantSection(database, pair.pair, 2027, { from: "2026-10-01" });
  api = await startTestApi(database);
  const [ours, theirs] = [await createPlan(api, pair.first, 2027), await createPlan(api, pair.second, 2027)];
  one = { ...pair, plan: ours, otherPlan: theirs };
  const { first, second, plan, strategy } = one;
  const { id } = await createAction(api, first, plan, completeContent(strategy));
  action = id;
  const content = { title: "Grundkurs om EU:s fonder", strategyPoints: [strategy.now.point.B1] };
  const changed = await update(first.email.PLANNER, { content });
  const invitation = await invite(api, first, changed, second.bodyId);
  await accept(api, second, invitation);
  await update(second.email.PLANNER, { responsibleFunction: "Partnerns funktion" });
  await update(first.email.PLANNER, { budget: { amount: "50000.00", currency: "SEK" } });
  await propose(api, first, (await readPlan(api, first.email.PLANNER, plan.id)) ?? plan);
  await adopt(api, first, plan);
  revised = await doPlan(api, first.email.MANAGER, "planRevise", { id: plan.id });
  await update(first.email.PLANNER, { content: { title: "Kurs för alla", startDate: null } });
}, 60_000);
afterAll(() => api.stop());

async function update(email: string, input: object) {
  return await doAction(api, email, "actionUpdate", { ...upon(await seeAction(api, email, action)), input });
}

/** What was done to actions and parts, as "operation: SUBJECT field, field". */
function actsOn(entries: readonly EntryAnswer[]): string[] {
  return entries.flatMap(({ operation, changes }) =>
    changes
      .filter(({ subject }) => ["ACTION", "PARTICIPATION"].includes(subject))
      .map(({ subject, change, fields }) => {
        const names = change === "CHANGED" ? fields.map(({ field }) => field).join(", ") : "";
        return `${operation}: ${change} ${subject} ${names}`.trim();
      }),
  );
}

describe("the history of the lead's plan", () => {
  it("has the action from its creation to the plan's adoption, and nothing of the partner's part", async () => {
    const entries = await entriesOf(api, one.first.email.PLANNER, one.plan.id);
    expect(actsOn(entries)).toEqual([
      ...[
        "actionUpdate: CHANGED PARTICIPATION budget",
        "participationRespond: CHANGED PARTICIPATION consent",
        "participationInvite: ADDED PARTICIPATION",
        "actionUpdate: CHANGED ACTION content.title, content.primaryArea, content.strategyPoints",
      ],
      ...["actionCreate: ADDED ACTION", "actionCreate: ADDED PARTICIPATION"],
    ]);
    const operations = entries.map(({ operation }) => operation);
    expect(operations.filter((operation) => operation?.startsWith("plan"))).toEqual([
      ...["planRecordDecision", "planPropose", "planSubmit", "planUpdate", "planCreate"],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Partnerns/);
  });

  it("tells of a list what went and what came, by code", async () => {
    const entries = await entriesOf(api, one.first.email.PLANNER, one.plan.id);
    const fields = entries.flatMap(({ changes }) => changes.flatMap((change) => change.fields));
    expect(fields).toContainEqual({ field: "content.strategyPoints", before: "A1", after: "B1" });
    expect(fields).toContainEqual({ field: "budget", before: null, after: "50000.00 SEK" });
  });
});

describe("the history of the partner's plan", () => {
  it("has its own part, and nothing of what the lead wrote", async () => {
    const entries = await entriesOf(api, one.second.email.COORDINATOR, one.otherPlan.id);
    expect(actsOn(entries)).toEqual([
      "actionUpdate: CHANGED PARTICIPATION responsibleFunction",
      "participationRespond: ADDED PARTICIPATION",
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Grundkurs|Kurs för alla|50000/);
    expect(entries.every(({ by }) => by?.municipality.code === one.second.code)).toBe(true);
  });
});

describe("the history of a revision", () => {
  it("has what was written for it", async () => {
    const entries = await entriesOf(api, one.first.email.PLANNER, revised.id);
    expect(entries.map(({ operation }) => operation)).toEqual(["actionUpdate", "planRevise"]);
    expect(actsOn(entries)).toEqual(["actionUpdate: ADDED ACTION", "planRevise: ADDED PARTICIPATION"]);
  });
});

describe("Plan.diff between two revisions", () => {
  it("tells what the revision changes in an action, while the old one keeps what it adopted", async () => {
    const query = `query ($id: ID!, $to: ID!) { plan(id: $id) { diff(to: $to) { unchanged added { id } removed { id }
      changed { before { content { title } } after { content { title } } fields { field before after } } } } }`;
    const variables = { id: one.plan.id, to: revised.id };
    const { data, errors } = await api.query<{ plan: { diff: unknown } }>(one.first.email.PLANNER, query, variables);
    expect(errors).toEqual([]);
    expect(data?.plan.diff).toEqual({
      ...{ unchanged: 0, added: [], removed: [] },
      changed: [
        {
          before: { content: { title: "Grundkurs om EU:s fonder" } },
          after: { content: { title: "Kurs för alla" } },
          fields: [
            { field: "content.title", before: "Grundkurs om EU:s fonder", after: "Kurs för alla" },
            { field: "content.startDate", before: "2027-02-01", after: null },
          ],
        },
      ],
    });
  });
});
