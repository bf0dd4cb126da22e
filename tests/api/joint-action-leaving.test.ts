import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { createBody, type TestBody } from "../factories/body.js";
import type { Tenant } from "../factories/tenant.js";
import {
  type ActionAnswer,
  accept,
  adopt,
  completeContent,
  createAction,
  doAction,
  doPart,
  invite,
  jointAction,
  type PartAnswer,
  type PlanningPair,
  pairWithStrategy,
  readAction,
  seeAction,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { createPlan, doPlan, type PlanAnswer, readPlan, upon } from "../support/plan.js";

const CHECK_VIOLATION = "23514";

let database: TestDatabase;
let api: TestApi;
let one: Omit<PlanningPair, "plan" | "otherPlan">;
/** Another body of the second municipality. */
let besides: TestBody;

beforeAll(async () => {
  database = await emptyDatabase();
  one = await pairWithStrategy(database);
  besides = await createBody(database, one.second, { roles: ["PLANNER", "MANAGER"] });
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

const first = "Grundkurs om EU";
const after = "Efter att ni lämnade";
const decision = (tenant: Tenant) => ({ body: tenant.bodyId, date: "2026-11-12" });

/** A joint action that goes on, in a draft plan of either side. */
async function prepared(year: number): Promise<Prepared> {
  const [plan, otherPlan] = [await createPlan(api, one.first, year), await createPlan(api, one.second, year)];
  const days = { startDate: `${year}-02-01`, endDate: null, continuous: true };
  const action = await createAction(api, one.first, plan, completeContent(one.strategy, days));
  const invitation = await invite(api, one.first, action, one.second.bodyId, year);
  return { plan, otherPlan, action, part: await accept(api, one.second, invitation) };
}
interface Prepared {
  plan: PlanAnswer;
  otherPlan: PlanAnswer;
  action: ActionAnswer;
  part: PartAnswer;
}

async function ownPart(tenant: Tenant, action: { id: string }, year?: number): Promise<PartAnswer> {
  const { participations } = await seeAction(api, tenant.email.MANAGER, action.id);
  const own = participations.find(
    (part) => part.municipality.code === tenant.code && part.year === (year ?? part.year),
  );
  if (!own) throw new Error("The municipality has no part in the action.");
  return own;
}

const leave = (part: { id: string; version: number }, tenant = one.second) =>
  doPart(api, tenant.email.MANAGER, "participationWithdraw", { ...upon(part), reason: "Skäl." });

async function rewrite(action: { id: string }, input: object = {}, tenant = one.first): Promise<ActionAnswer> {
  const seen = await seeAction(api, tenant.email.PLANNER, action.id);
  return await doAction(api, tenant.email.PLANNER, "actionUpdate", {
    ...{ ...upon(seen), input: { content: { title: after }, responsibleFunction: "Hemlig funktion", ...input } },
  });
}

/** What the leaver reads in any of its roles: the title, and nothing of what the lead has written since. */
async function expectKept(action: { id: string }, title = first): Promise<void> {
  for (const role of ["PLANNER", "MANAGER", "COORDINATOR"] as const) {
    const seen = await seeAction(api, one.second.email[role], action.id);
    expect(seen.content.title).toBe(title);
    expect(JSON.stringify(seen)).not.toContain("Hemlig");
  }
}

/** What PostgreSQL says to a statement of the leaver's planner: how many rows, or its refusal. Nothing is kept. */
async function asLeaver(sql: string, values: unknown[]): Promise<number | string> {
  const { id, bodyId } = one.second;
  const settings = { municipality_id: id, today: "2026-11-21", signed_in: "on", draft_scope: "BODIES", user_id: "" };
  const scope = { body_ids: `{${bodyId}}`, write_scope: "BODIES", write_body_ids: `{${bodyId}}` };
  return await withConnection(database.appUrl, async (app) => {
    await app.query("BEGIN");
    for (const [name, value] of Object.entries({ ...settings, ...scope }))
      await app.query("SELECT set_config($1, $2, true)", [`app.${name}`, value]);
    try {
      return (await app.query(sql, values)).rowCount ?? 0;
    } catch (error) {
      if (error instanceof pg.DatabaseError) return error.code ?? error.message;
      throw error;
    } finally {
      await app.query("ROLLBACK");
    }
  });
}

const takePart = (action: { id: string }, year: number) =>
  asLeaver(
    `INSERT INTO participation (municipality_id, id, body_id, year, action_municipality_id, action_id, role, consent)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, 'PARTNER', 'ACCEPTED')`,
    [one.second.id, one.second.bodyId, year, one.first.id, action.id],
  );
const countChange = (action: { id: string }) =>
  asLeaver("UPDATE action SET version = version + 1 WHERE id = $1", [action.id]);

describe("who has left keeps the content as it was then", () => {
  it("when the lead goes on with the draft that was open", async () => {
    const { action, part } = await prepared(2050);
    await leave(part);
    await rewrite(action);
    await expectKept(action);
    const points = [one.strategy.now.point.A1, one.strategy.now.point.B1 ?? one.strategy.now.point.A1];
    const now = await rewrite(action, { content: { title: "Ännu senare", strategyPoints: points } });
    expect(now.content).toMatchObject({ title: "Ännu senare" });
    expect((await seeAction(api, one.second.email.PLANNER, action.id)).content.strategyPoints).toEqual([
      { code: "A1" },
    ]);
    await expectKept(action);
  });

  it("and no statement of the lead's changes it there", async () => {
    const { action, part } = await prepared(2052);
    await leave(part);
    await withConnection(database.appUrl, async (app) => {
      await app.query("BEGIN");
      const { id, bodyId } = one.first;
      const settings = {
        municipality_id: id,
        today: "2026-11-21",
        signed_in: "on",
        draft_scope: "ALL",
        body_ids: `{${bodyId}}`,
      };
      for (const [name, value] of Object.entries({
        ...settings,
        user_id: "",
        write_scope: "ALL",
        write_body_ids: "{}",
      }))
        await app.query("SELECT set_config($1, $2, true)", [`app.${name}`, value]);
      const { rowCount } = await app.query("UPDATE action_revision SET title = 'X' WHERE action_id = $1", [action.id]);
      await app.query("ROLLBACK");
      expect(rowCount).toBe(0);
    });
  });

  it("when its plan was revised before it left", async () => {
    const { action, plan, otherPlan } = await prepared(2054);
    await adopt(api, one.first, plan);
    await adopt(api, one.second, otherPlan);
    await adopt(api, one.second, await doPlan(api, one.second.email.PLANNER, "planRevise", { id: otherPlan.id }));
    await leave(await ownPart(one.second, action));
    await doPlan(api, one.first.email.PLANNER, "planRevise", { id: plan.id });
    await rewrite(action);
    await expectKept(action);
    expect((await seeAction(api, one.first.email.PLANNER, action.id)).joint).toBe(false);
    expect(await countChange(action)).toBe(0);
    expect(await takePart(action, 2055)).toBe(CHECK_VIOLATION);
  });

  it("when it is in an earlier year's plan in force", async () => {
    const { action, plan, otherPlan } = await prepared(2056);
    await adopt(api, one.first, plan);
    await adopt(api, one.second, otherPlan);
    await createPlan(api, one.first, 2057, { copyFrom: plan.id });
    await createPlan(api, one.second, 2057, { copyFrom: otherPlan.id });
    await leave(await ownPart(one.second, action, 2057));
    await rewrite(action);
    await expectKept(action);
    expect(await takePart(action, 2058)).toBe(CHECK_VIOLATION);
    expect((await readPlan(api, one.second.email.PLANNER, otherPlan.id))?.state).toBe("ADOPTED");
  });

  it("when its plan is annulled", async () => {
    const { action, otherPlan } = await prepared(2060);
    const adopted = await adopt(api, one.second, otherPlan);
    expect((await seeAction(api, one.first.email.PLANNER, action.id)).joint).toBe(true);
    const annul = { ...upon(adopted), decision: decision(one.second) };
    await doPlan(api, one.second.email.SECRETARY, "planAnnul", annul);
    expect((await seeAction(api, one.first.email.PLANNER, action.id)).joint).toBe(false);
    await rewrite(action);
    await expectKept(action);
    expect(await countChange(action)).toBe(0);
    expect(await takePart(action, 2061)).toBe(CHECK_VIOLATION);
  });

  it("until it is asked again and says yes", async () => {
    const { action, part } = await prepared(2062);
    await leave(part);
    await rewrite(action);
    await accept(api, one.second, await invite(api, one.first, action, one.second.bodyId, 2062));
    expect((await seeAction(api, one.second.email.PLANNER, action.id)).content.title).toBe(after);
    expect((await seeAction(api, one.first.email.PLANNER, action.id)).joint).toBe(true);
  });
});

describe("who has not left", () => {
  it("goes on reading what the lead writes when the plans are revised", async () => {
    const { action, plan, otherPlan } = await prepared(2064);
    await adopt(api, one.first, plan);
    await adopt(api, one.second, otherPlan);
    await adopt(api, one.second, await doPlan(api, one.second.email.PLANNER, "planRevise", { id: otherPlan.id }));
    await doPlan(api, one.first.email.PLANNER, "planRevise", { id: plan.id });
    await rewrite(action);
    const seen = await seeAction(api, one.second.email.PLANNER, action.id);
    expect(seen.content.title).toBe(after);
    expect(seen.joint).toBe(true);
  });

  it("is another body of the same municipality when one of its bodies leaves", async () => {
    const plan = await createPlan(api, one.first, 2066);
    await createPlan(api, one.second, 2066);
    const { action, part } = await jointAction(api, { ...one, plan }, {}, 2066);
    const invitation = await invite(api, one.first, action, besides.id, 2066);
    await doPart(api, besides.email.MANAGER ?? "", "participationRespond", { ...upon(invitation), accept: true });
    await leave(part);
    await rewrite(action);
    expect((await readAction(api, one.second.email.PLANNER, action.id))?.content.title).toBe(first);
    expect((await readAction(api, besides.email.PLANNER ?? "", action.id))?.content.title).toBe(after);
  });
});

describe("planCreate from an older plan (I16)", () => {
  /** The lead of 2180 hands it over in the year after. */
  async function handedOver(year: number): Promise<Prepared & { next: PlanAnswer; otherNext: PlanAnswer }> {
    const made = await prepared(year);
    await adopt(api, one.first, made.plan);
    await adopt(api, one.second, made.otherPlan);
    const next = await createPlan(api, one.first, year + 1, { copyFrom: made.plan.id });
    const otherNext = await createPlan(api, one.second, year + 1, { copyFrom: made.otherPlan.id });
    const own = await ownPart(one.first, made.action, year + 1);
    const theirs = await ownPart(one.second, made.action, year + 1);
    await doPart(api, one.first.email.MANAGER, "participationOfferLead", { ...upon(own), to: theirs.id });
    await doPart(api, one.second.email.MANAGER, "participationAcceptLead", upon(theirs));
    return { ...made, next, otherNext };
  }

  it("carries an action over by the role that the body has by now", async () => {
    const { action, plan, otherNext } = await handedOver(2180);
    await createPlan(api, one.second, 2182, { copyFrom: otherNext.id });
    await createPlan(api, one.first, 2182, { copyFrom: plan.id });
    expect((await ownPart(one.first, action, 2182)).role).toBe("PARTNER");
    expect((await ownPart(one.second, action, 2182)).role).toBe("LEAD");
  });

  it("leaves out what the body has left since, and lets it in only when asked", async () => {
    const { action, plan } = await handedOver(2190);
    await leave(await ownPart(one.first, action, 2191), one.first);
    await createPlan(api, one.first, 2193, { copyFrom: plan.id });
    const seen = await seeAction(api, one.first.email.PLANNER, action.id);
    expect(seen.participations.filter(({ year }) => year === 2193)).toEqual([]);
  });

  it("takes up again what is in no plan but an annulled one", async () => {
    const plan = await createPlan(api, one.first, 2197);
    const days = { startDate: "2197-02-01", endDate: null, continuous: true };
    const action = await createAction(api, one.first, plan, completeContent(one.strategy, days));
    const adopted = await adopt(api, one.first, plan);
    const annul = { ...upon(adopted), decision: decision(one.first) };
    await doPlan(api, one.first.email.SECRETARY, "planAnnul", annul);
    await createPlan(api, one.first, 2198, { copyFrom: plan.id });
    expect((await ownPart(one.first, action, 2198)).role).toBe("LEAD");
  });
});
