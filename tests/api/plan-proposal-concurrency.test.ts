import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type pg from "pg";
import type { Tenant } from "../factories/tenant.js";
import {
  completeContent,
  createAction,
  invite,
  pairWithStrategy,
  seeAction,
  tryAction,
  tryPart,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { createPlan, doPlan, type PlanAnswer, plantSection, readPlan, tryPlan, upon } from "../support/plan.js";

const ROUNDS = 10;

let database: TestDatabase;
let api: TestApi;
let all: Awaited<ReturnType<typeof pairWithStrategy>>;
let first: Tenant;
let second: Tenant;
let year = 2100;
/** The first's plan of the year, complete and ready to be proposed. */
let ready: PlanAnswer;

beforeAll(async () => {
  database = await emptyDatabase();
  all = await pairWithStrategy(database);
  [first, second] = [all.first, all.second];
  api = await startTestApi(database, { poolSize: 10 });
}, 60_000);
afterAll(() => api.stop());
beforeEach(begin);

async function begin(): Promise<void> {
  year += 1;
  await plantSection(database, all.pair, year, { from: "2026-01-01" });
  const draft = await createPlan(api, first, year);
  const input = { hasNoLocalText: true };
  const stated = await doPlan(api, first.email.PLANNER, "planUpdate", { ...upon(draft), input });
  ready = await doPlan(api, first.email.MANAGER, "planSubmit", upon(stated));
}

const content = (title: string) => ({
  ...completeContent(all.strategy, { title, startDate: `${year}-02-01`, endDate: `${year}-11-30` }),
});
const propose = () => tryPlan(api, first.email.MANAGER, "planPropose", upon(ready));

/** What puts something incomplete into the plan, made ready to be sent. */
const intruders: Record<string, () => Promise<() => Promise<{ userErrors: { code: string }[] }>>> = {
  "an action that is only begun": async () => {
    const input = { plan: ready.id, section: "LOCAL", content: { title: "Bara en rubrik" } };
    return () => tryAction(api, first.email.PLANNER, "actionCreate", { input });
  },
  "an action that loses its responsible function": async () => {
    const { id } = await createAction(api, first, ready, content("Egen"));
    const seen = await seeAction(api, first.email.PLANNER, id);
    const input = { plan: ready.id, responsibleFunction: null };
    return () => tryAction(api, first.email.PLANNER, "actionUpdate", { ...upon(seen), input });
  },
  "another's action that it says yes to": async () => {
    const plan = await createPlan(api, second, year);
    const action = await createAction(api, second, plan, content("Gemensam"));
    const invitation = await invite(api, second, action, first.bodyId, year);
    return () => tryPart(api, first.email.MANAGER, "participationRespond", { ...upon(invitation), accept: true });
  },
};

/** Until as many requests wait for a lock in the database, or there is nothing to wait for any longer. */
async function waiting(watcher: pg.Client, count: number, isOver: () => boolean = () => false): Promise<void> {
  const sql = `SELECT count(DISTINCT l.pid)::int AS n FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
    WHERE a.datname = current_database() AND NOT l.granted`;
  while (!isOver()) {
    const [row] = (await watcher.query<{ n: number }>(sql)).rows;
    if (row && row.n >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A proposed plan is complete, and what was too late was told so or is not in it. */
async function expectComplete(proposed: { userErrors: { code: string }[] }): Promise<void> {
  const now = await readPlan(api, first.email.PLANNER, ready.id);
  if (proposed.userErrors.length === 0) expect([now?.state, now?.toComplete]).toEqual(["PROPOSED", []]);
  else
    expect([now?.state, new Set(proposed.userErrors.map(({ code }) => code))]).toEqual([
      "IN_PREPARATION",
      new Set(["INCOMPLETE"]),
    ]);
}

describe("I14: a plan is put to the body while somebody puts in", () => {
  it.each(Object.keys(intruders))(
    "%s, between the check and the proposal: it is proposed complete, or not at all",
    async (name) => {
      const intrude = await intruders[name]?.();
      if (!intrude) throw new Error(name);
      const proposed = await withConnection(database.ownerUrl, async (owner) => {
        await owner.query("BEGIN");
        // Whoever would change the plan waits for this; what only points at it does not.
        await owner.query("SELECT FROM plan WHERE id = $1 FOR NO KEY UPDATE", [ready.id]);
        const proposing = propose();
        const intruding = await withConnection(database.ownerUrl, async (watcher) => {
          await waiting(watcher, 1);
          let isOver = false;
          const answer = intrude().finally(() => {
            isOver = true;
          });
          await waiting(watcher, 2, () => isOver);
          return { answer };
        });
        await owner.query("ROLLBACK");
        await intruding.answer;
        return await proposing;
      });
      await expectComplete(proposed);
    },
    30_000,
  );

  it.each(Object.keys(intruders))(
    "%s, at the same moment: whoever is first, and nobody waits for ever",
    async (name) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        if (round > 0) await begin();
        const intrude = await intruders[name]?.();
        if (!intrude) throw new Error(name);
        const [proposed, intruded] = await Promise.all([propose(), intrude()]);
        expect([[], ["WRONG_STATE"]]).toContainEqual(intruded.userErrors.map(({ code }) => code));
        await expectComplete(proposed);
      }
    },
    60_000,
  );
});
