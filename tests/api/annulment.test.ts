import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import {
  accept,
  adopt,
  createAction,
  invite,
  jointAction,
  pairWithStrategy,
  propose,
  seeAction,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase } from "../support/database.js";
import { done } from "../support/mutate.js";
import { createPlan, doPlan, type PlanAnswer, tryPlan, upon } from "../support/plan.js";
import { mail, partsOf, Reporting } from "../support/reporting.js";

describe("I18: when a plan that is reported on is annulled", () => {
  let world: Reporting;
  afterEach(() => world.stop());

  async function ours(): Promise<{ id: string; version: number; body_id: string }> {
    const [plan] = await world.sql<{ id: string; version: number; body_id: string }>(
      `SELECT p.id, p.version, p.body_id FROM plan p JOIN municipality m ON m.id = p.municipality_id
       WHERE m.code = '0100' AND p.in_force`,
    );
    if (!plan) throw new Error("0100 has no plan in force.");
    return plan;
  }

  const decision = (body: string) => ({ body, date: "2026-05-05", paragraph: "§ 9", registryNumber: "KS 2026/9" });

  async function annul(): Promise<{ id: string; body: string }> {
    const { id, version, body_id: body } = await ours();
    const args = { id, expectedVersion: version, decision: decision(body) };
    expect(await done(world.api, mail("SECRETARY"), "planAnnul", args, "state")).toEqual({ state: "ANNULLED" });
    return { id, body };
  }

  async function adoptAnew({ id, body }: { id: string; body: string }): Promise<string> {
    const input = { body, year: 2026, copyFrom: id };
    const plan = await done(world.api, mail("PLANNER"), "planCreate", { input });
    const args = { id: plan.id, outcome: "ADOPTED", decision: decision(body) };
    await done(world.api, mail("SECRETARY"), "planRecordDecision", args);
    return plan.id;
  }

  it("its reports go on under the new plan, and are written there, also by the annulled plan's part", async () => {
    world = await Reporting.start({ reports: { T1: "NOT_STARTED" } });
    const old = await world.part("0100-1");
    const { id } = await world.report("T1");
    const planId = await adoptAnew(await annul());
    expect(await world.reports("T1")).toMatchObject([{ id, state: "NOT_STARTED", plan: { id: planId } }]);
    expect((await world.save("T1", "0100-0", { assessment: "GREEN" })).userErrors).toEqual([]);
    const byOld = { report: id, participation: old, expectedVersion: 0, input: { assessment: "GREEN" } };
    const saved = await done<{ participation: { id: string } }>(
      ...[world.api, mail("PLANNER"), "followUpSave", byOld, "participation { id }"],
    );
    expect(saved.participation.id).toBe(await world.part("0100-1"));
    await world.reportAll("T1");
    await world.step("reportSubmit", "MANAGER", "T1");
    expect((await world.step("reportApprove", "MANAGER", "T1")).followUps).toHaveLength(partsOf("0100").length);
  });

  it("what is begun goes on with what it says, and what is exempted stays so", async () => {
    world = await Reporting.start({ reports: { T1: "DRAFT", T2: "EXEMPT" } });
    const before = await world.report("T1");
    const planId = await adoptAnew(await annul());
    const draft = await world.report("T1");
    expect(draft).toMatchObject({ id: before.id, state: "DRAFT", plan: { id: planId } });
    expect(draft.followUps).toHaveLength(before.followUps.length);
    expect(draft.followUps.map(({ participation }) => participation.id)).toContain(await world.part("0100-1"));
    expect(await world.report("T2")).toMatchObject({ state: "EXEMPT", plan: { id: planId } });
  });

  it("they go on under a revision that was under way, once it is adopted", async () => {
    world = await Reporting.start({ reports: { T1: "NOT_STARTED" } });
    const revision = await done(world.api, mail("PLANNER"), "planRevise", { id: (await ours()).id });
    const { body } = await annul();
    const args = { id: revision.id, outcome: "ADOPTED", decision: decision(body) };
    await done(world.api, mail("SECRETARY"), "planRecordDecision", args);
    expect(await world.reports("T1")).toMatchObject([{ state: "NOT_STARTED", plan: { id: revision.id } }]);
    await world.reportAll("T1");
  });

  it("what is handed in stays until it is returned; approved it counts for the new plan's actions", async () => {
    world = await Reporting.start({ reports: { T1: "SUBMITTED", T2: "SUBMITTED" } });
    const annulled = await annul();
    // Returned while there is no plan it waits for one, as what is not handed in does.
    await world.step("reportReturn", "COORDINATOR", "T1", { reason: "Planen är upphävd." });
    const planId = await adoptAnew(annulled);
    expect(await world.report("T1")).toMatchObject({ state: "RETURNED", plan: { id: planId } });
    expect(await world.report("T2")).toMatchObject({ state: "SUBMITTED", plan: { id: annulled.id } });
    const returned = await world.step("reportReturn", "COORDINATOR", "T2", { reason: "Ny plan." });
    expect(returned).toMatchObject({ state: "RETURNED", plan: { id: planId } });
    await world.step("reportSubmit", "MANAGER", "T1");
    await world.step("reportApprove", "MANAGER", "T1");
    await world.step("reportSubmit", "MANAGER", "T2");
    expect((await world.step("reportApprove", "MANAGER", "T2")).state).toBe("APPROVED");
  });
});

describe("I16: the actions of an annulled plan", () => {
  let all: Awaited<ReturnType<typeof pairWithStrategy>>;
  let api: TestApi;
  beforeAll(async () => {
    const database = await emptyDatabase();
    all = await pairWithStrategy(database);
    api = await startTestApi(database);
  }, 60_000);
  afterAll(() => api.stop());

  const going = { title: "Nätverk", startDate: "2027-01-01", continuous: true, endDate: null, financing: "OWN" };

  async function annul(plan: PlanAnswer): Promise<PlanAnswer> {
    const decision = { body: all.first.bodyId, date: "2026-11-12", paragraph: "§ 2", registryNumber: "KS 2026/2" };
    return await doPlan(api, all.first.email.SECRETARY, "planAnnul", { ...upon(plan), decision });
  }

  async function partsIn(actionId: string, plan: { id: string }, { email } = all.first) {
    const { participations } = await seeAction(api, email.PLANNER, actionId);
    return participations.filter((part) => part.plan?.id === plan.id);
  }

  it("come again from last year's plan, with their lead", async () => {
    const { first } = all;
    const lastYear = await createPlan(api, first, 2030);
    const action = await createAction(api, first, lastYear, going);
    await adopt(api, first, lastYear);
    const plan = await adopt(api, first, await createPlan(api, first, 2031, { copyFrom: lastYear.id }));
    await annul(plan);
    const again = await createPlan(api, first, 2031, { copyFrom: lastYear.id });
    expect(await partsIn(action.id, again)).toMatchObject([{ role: "LEAD", consent: "ACCEPTED" }]);
    expect(await adopt(api, first, again)).toMatchObject({ state: "ADOPTED" });
  });

  it("come again from the annulled plan itself, with role, function and budget", async () => {
    const { first } = all;
    const plan = await createPlan(api, first, 2040);
    const more = { responsibleFunction: "EU-samordnare", budget: { amount: "120", currency: "SEK" } };
    const action = await createAction(api, first, plan, { ...going, startDate: "2040-01-01" }, more);
    const adopted = await adopt(api, first, plan);
    const again = { input: { body: first.bodyId, year: 2040, copyFrom: plan.id } };
    await annul(adopted);
    const fresh = await doPlan(api, first.email.PLANNER, "planCreate", again);
    expect(await partsIn(action.id, fresh)).toMatchObject([
      { role: "LEAD", consent: "ACCEPTED", responsibleFunction: "EU-samordnare", budget: { amount: "120.00" } },
    ]);
    expect(await adopt(api, first, fresh)).toMatchObject({ state: "ADOPTED", inForce: true });
  });

  it("are led by nobody until they do: a partner's plan is not put to decision without", async () => {
    const { first, second } = all;
    const plan = await createPlan(api, first, 2050);
    const theirs = await createPlan(api, second, 2050);
    const { action } = await jointAction(api, { ...all, plan }, {}, 2050);
    await annul(await adopt(api, first, plan));
    const submitted = await propose(api, second, theirs).catch((error: Error) => error.message);
    expect(submitted).toContain("ingen har huvudansvaret 2050");
    const fresh = await createPlan(api, first, 2050, { copyFrom: plan.id });
    expect(await partsIn(action.id, fresh)).toMatchObject([{ role: "LEAD" }]);
    const now = await doPlan(api, second.email.PLANNER, "planUpdate", {
      ...{ id: theirs.id, expectedVersion: theirs.version + 2, input: {} },
    });
    expect(now.toComplete.filter(({ message }) => message.includes("huvudansvaret"))).toEqual([]);
    await adopt(api, first, fresh);
  });

  it("are not taken from a plan of the year that is not annulled", async () => {
    const { first } = all;
    const plan = await createPlan(api, first, 2060);
    const args = { input: { body: first.bodyId, year: 2060, copyFrom: plan.id } };
    const { userErrors } = await tryPlan(api, first.email.PLANNER, "planCreate", args);
    expect(userErrors).toMatchObject([
      { code: "ALREADY_EXISTS", field: ["input", "year"] },
      { code: "INVALID", field: ["input", "copyFrom"] },
    ]);
  });

  it("are not taken twice where the body is in them again", async () => {
    const { first, second } = all;
    const plan = await createPlan(api, first, 2070);
    const { action, part } = await jointAction(api, { ...all, plan }, {}, 2070);
    const theirs = await createPlan(api, second, 2070);
    const adopted = await adopt(api, second, theirs);
    const decision = { body: second.bodyId, date: "2026-11-12", paragraph: "§ 2", registryNumber: "KS 2026/2" };
    await doPlan(api, second.email.SECRETARY, "planAnnul", { ...upon(adopted), decision });
    const again = await accept(api, second, await invite(api, first, action, second.bodyId, 2070));
    const fresh = await createPlan(api, second, 2070, { copyFrom: theirs.id });
    const inFresh = (await partsIn(action.id, fresh, second)).map(({ id }) => id);
    expect(inFresh).toEqual([again.id]);
    expect(again.id).not.toBe(part.id);
  });
});
