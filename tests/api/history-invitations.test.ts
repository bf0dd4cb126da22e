import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  accept,
  adopt,
  codesOf,
  completeContent,
  createAction,
  doAction,
  doPart,
  invite,
  jointAction,
  type PlanningPair,
  pairWithStrategy,
  seeAction,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase } from "../support/database.js";
import { type EntryAnswer, entriesOf } from "../support/history.js";
import { mutate } from "../support/mutate.js";
import { createPlan, doPlan, upon } from "../support/plan.js";

let api: TestApi;
let world: Omit<PlanningPair, "plan" | "otherPlan">;
let nextYear = 2030;

beforeAll(async () => {
  const database = await emptyDatabase();
  world = await pairWithStrategy(database);
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

/** A plan of each, of a year of the test's own, and an action in the first one's. */
async function begin() {
  const year = nextYear++;
  const { first, second, strategy } = world;
  const [plan, otherPlan] = [await createPlan(api, first, year), await createPlan(api, second, year)];
  const days = { startDate: `${year}-02-01`, endDate: `${year}-11-30` };
  return { ...world, plan, otherPlan, year, days, content: completeContent(strategy, days) };
}

/** What was done to parts and invitations, newest first: operation, by whom, and the fields. */
function stepsIn(entries: readonly EntryAnswer[]) {
  return entries
    .filter(({ operation }) => operation?.startsWith("participation"))
    .map(({ operation, by, changes }) => [
      `${operation} ${by?.municipality.code} ${by?.roles.join(",")}`,
      ...changes.map(({ subject, change }) => `${change} ${subject}`),
      Object.fromEntries(
        changes.flatMap(({ fields }) => fields.map(({ field, before, after }) => [field, `${before}→${after}`])),
      ),
    ]);
}

const planner = () => world.first.email.PLANNER;
const ofFirst = (role: string) => `${world.first.code} ${role}`;
const ofSecond = (role: string) => `${world.second.code} ${role}`;

/** The name of the second's body, as the first reads it. */
async function bodyName(actionId: string): Promise<string | undefined> {
  const { data } = await api.query<{
    action: { participations: { municipality: { code: string }; body: { name: string } }[] };
  }>(planner(), "query ($id: ID!) { action(id: $id) { participations { municipality { code } body { name } } } }", {
    id: actionId,
  });
  return data?.action.participations.find(({ municipality }) => municipality.code === world.second.code)?.body.name;
}

describe("an invitation, in the history of the lead's plan", () => {
  it("is there with its acceptance, by the municipality and roles of who answered and nothing more of theirs", async () => {
    const { first, second, plan, otherPlan, year, content } = await begin();
    const action = await createAction(api, first, plan, content);
    const invitation = await invite(api, first, action, second.bodyId, year);
    await accept(api, second, invitation);
    const seen = await seeAction(api, second.email.PLANNER, action.id);
    const input = { responsibleFunction: "Partnerns funktion", budget: { amount: "77.00", currency: "SEK" } };
    await doAction(api, second.email.PLANNER, "actionUpdate", { ...upon(seen), input });

    const entries = await entriesOf(api, planner(), plan.id);
    expect(stepsIn(entries)).toEqual([
      [`participationRespond ${ofSecond("MANAGER")}`, "CHANGED PARTICIPATION", { consent: "INVITED→ACCEPTED" }],
      [
        `participationInvite ${ofFirst("PLANNER")}`,
        "ADDED PARTICIPATION",
        { consent: "null→INVITED", body: `null→${await bodyName(action.id)}` },
      ],
    ]);
    const answered = entries.find(({ operation }) => operation === "participationRespond");
    expect(answered?.requestId).toBeNull();
    expect(answered?.changes.map((change) => change.action?.reference)).toEqual([action.reference]);
    expect(JSON.stringify(entries)).not.toMatch(/Partnerns|77\.00/);

    const theirs = stepsIn(await entriesOf(api, second.email.PLANNER, otherPlan.id));
    expect(theirs).toEqual([
      [
        `participationRespond ${ofSecond("MANAGER")}`,
        "ADDED PARTICIPATION",
        { role: "null→PARTNER", consent: "null→ACCEPTED" },
      ],
    ]);
  });

  it("is there with its refusal and the reason", async () => {
    const { first, second, plan, otherPlan, year, content } = await begin();
    const action = await createAction(api, first, plan, content);
    const invitation = await invite(api, first, action, second.bodyId, year);
    const no = { ...upon(invitation), accept: false, reason: "Vi har inte råd." };
    expect(codesOf(await mutate(api, second.email.MANAGER, "participationRespond", no, "id"))).toEqual([]);
    const [answered] = await entriesOf(api, planner(), plan.id);
    expect(stepsIn(answered ? [answered] : [])).toEqual([
      [
        `participationRespond ${ofSecond("MANAGER")}`,
        "CHANGED PARTICIPATION",
        { consent: "INVITED→DECLINED", declineReason: "null→Vi har inte råd." },
      ],
    ]);
    expect(answered?.changes[0]?.action?.reference).toBe(action.reference);
    expect(stepsIn(await entriesOf(api, second.email.PLANNER, otherPlan.id))).toEqual([]);
  });

  it("is in the plan that it was sent for: not in that of another year, and in the revision from its beginning on", async () => {
    const { first, second, plan, year, content } = await begin();
    const action = await createAction(api, first, plan, content);
    const invitation = await invite(api, first, action, second.bodyId, year);
    await adopt(api, first, plan);
    const next = await createPlan(api, first, nextYear++, { copyFrom: plan.id });
    const revision = await doPlan(api, first.email.MANAGER, "planRevise", { id: plan.id });
    await accept(api, second, invitation);
    const operations = async ({ id }: { id: string }) =>
      (await entriesOf(api, planner(), id))
        .map(({ operation }) => operation)
        .filter((operation) => operation?.startsWith("participation"));
    expect(await operations(plan)).toEqual(["participationRespond", "participationInvite"]);
    expect(await operations(revision)).toEqual(["participationRespond"]);
    expect(await operations(next)).toEqual([]);

    await adopt(api, first, revision);
    const seen = await seeAction(api, planner(), action.id);
    const other = seen.participations.find(({ municipality }) => municipality.code === second.code);
    await doPart(api, second.email.MANAGER, "participationWithdraw", {
      ...{ id: other?.id, expectedVersion: other?.version, reason: "Skäl." },
    });
    await invite(api, first, action, second.bodyId, year);
    expect(await operations(plan)).toEqual(["participationRespond", "participationInvite"]);
    expect(await operations(revision)).toEqual(["participationInvite", "participationRespond"]);
  });

  it("is not told to those who see only what is decided", async () => {
    const { first, second, plan, year, content } = await begin();
    const action = await createAction(api, first, plan, content);
    await invite(api, first, action, second.bodyId, year);
    await adopt(api, first, plan);
    const operations = (await entriesOf(api, first.email.ELECTED, plan.id)).map(({ operation }) => operation);
    expect(operations).toEqual(["planRecordDecision"]);
  });
});

describe("the other steps of taking part", () => {
  it("offering and taking over the lead are in the plan that gives it, taking over in the one that takes it too", async () => {
    const { first, second, year, ...made } = await begin();
    const { action, part } = await jointAction(api, { first, second, ...made }, {}, year);
    const lead = (await seeAction(api, planner(), action.id)).participations.find(({ role }) => role === "LEAD");
    await doPart(api, first.email.MANAGER, "participationOfferLead", {
      ...{ id: lead?.id, expectedVersion: lead?.version, to: part.id },
    });
    await doPart(api, second.email.MANAGER, "participationAcceptLead", upon(part));
    const ours = stepsIn(await entriesOf(api, planner(), made.plan.id)).slice(0, 2);
    expect(ours.map(([who, change]) => [who, change])).toEqual([
      [`participationAcceptLead ${ofSecond("MANAGER")}`, "CHANGED PARTICIPATION"],
      [`participationOfferLead ${ofFirst("MANAGER")}`, "CHANGED PARTICIPATION"],
    ]);
    expect(ours.map((step) => step.at(-1))).toEqual([
      { role: "LEAD→PARTNER", leadOfferedTo: expect.stringMatching(/→null$/) },
      { leadOfferedTo: expect.stringMatching(/^null→/) },
    ]);
    expect(stepsIn(await entriesOf(api, second.email.PLANNER, made.otherPlan.id))[0]).toEqual([
      ...[`participationAcceptLead ${ofSecond("MANAGER")}`, "CHANGED PARTICIPATION", { role: "PARTNER→LEAD" }],
    ]);
  });

  it("leaving is in the plan that is left, also where it goes out of a draft, and keeps what was sent for it", async () => {
    const { first, second, year, ...made } = await begin();
    const { part } = await jointAction(api, { first, second, ...made }, {}, year);
    await doPart(api, second.email.MANAGER, "participationWithdraw", { ...upon(part), reason: "Ny organisation." });
    const [left] = stepsIn(await entriesOf(api, second.email.PLANNER, made.otherPlan.id));
    expect(left).toEqual([
      `participationWithdraw ${ofSecond("MANAGER")}`,
      "CHANGED PARTICIPATION",
      {
        ...{ consent: "ACCEPTED→WITHDRAWN", withdrawnOn: expect.stringMatching(/^null→20/) },
        withdrawalReason: "null→Ny organisation.",
      },
    ]);
    const ours = await entriesOf(api, planner(), made.plan.id);
    expect(ours.map(({ operation }) => operation)).toContain("participationInvite");
    expect(JSON.stringify(ours)).not.toContain("Ny organisation");
  });

  it("what was sent before the lead was handed over stays when the earlier lead leaves a draft", async () => {
    const { first, second, year, ...made } = await begin();
    const { action, part } = await jointAction(api, { first, second, ...made }, {}, year);
    const lead = async () =>
      (await seeAction(api, planner(), action.id)).participations.find(
        ({ municipality }) => municipality.code === first.code,
      );
    const offered = await lead();
    await doPart(api, first.email.MANAGER, "participationOfferLead", {
      ...{ id: offered?.id, expectedVersion: offered?.version, to: part.id },
    });
    await doPart(api, second.email.MANAGER, "participationAcceptLead", upon(part));
    const mine = await lead();
    await doPart(api, first.email.MANAGER, "participationWithdraw", {
      ...{ id: mine?.id, expectedVersion: mine?.version, reason: "Skäl." },
    });
    await doPart(api, second.email.PLANNER, "participationInvite", {
      ...{ action: action.id, body: first.bodyId, year },
    });
    const operations = (await entriesOf(api, planner(), made.plan.id)).map(({ operation }) => operation);
    expect(operations.filter((operation) => operation?.startsWith("participation"))).toEqual([
      ...["participationWithdraw", "participationAcceptLead", "participationOfferLead"],
      ...["participationRespond", "participationInvite"],
    ]);
  });

  it("cancelling is in the lead's plan, with the decision where one is given", async () => {
    const { first, second, year, ...made } = await begin();
    const { action } = await jointAction(api, { first, second, ...made }, {}, year);
    await adopt(api, first, made.plan);
    const seen = await seeAction(api, first.email.SECRETARY, action.id);
    const decision = { body: first.bodyId, date: "2026-11-12", paragraph: "§ 99", registryNumber: "KS 2026/99" };
    await doAction(api, first.email.SECRETARY, "actionCancel", {
      ...{ ...upon(seen), on: `${year}-06-10`, reason: "Ingen finansiering.", decision },
    });
    const [cancelled] = await entriesOf(api, planner(), made.plan.id);
    expect(cancelled).toMatchObject({ operation: "actionCancel", decision: { paragraph: "§ 99" } });
    const fields = cancelled?.changes.flatMap((change) => change.fields) ?? [];
    expect(fields).toContainEqual({
      ...{ field: "content.cancellationReason", before: null, after: "Ingen finansiering." },
    });
    // What the lead cancels in its own plan is not what the partner did to its own.
    const theirs = (await entriesOf(api, second.email.PLANNER, made.otherPlan.id)).map(({ operation }) => operation);
    expect(theirs).not.toContain("actionCancel");
  });
});
