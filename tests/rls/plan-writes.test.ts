import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { PlanState } from "@samplan/schema";
import pg from "pg";
import { insertRows } from "../../packages/server/src/dataset/load/insert-rows.js";
import { createBody } from "../factories/body.js";
import { createPair, type TestCollaboration } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { plantPlan, plantSection } from "../support/plan.js";

const REFUSED = "42501";
const CHECK_VIOLATION = "23514";
const today = "2026-11-21";
const states = Object.keys(PlanState) as PlanState[];
const underWay = ["DRAFT", "IN_PREPARATION", "PROPOSED", "RETURNED", "POSTPONED"];
const doc = '{"type": "doc", "content": [{"type": "paragraph"}]}';

let database: TestDatabase;
let app: pg.Client;
let ours: Tenant;
let theirs: Tenant;
let pair: TestCollaboration;
let otherBody: string;
let section: string;
/** Of ours, one in each state, of a year of its own. */
const plans = new Map<PlanState, string>();

beforeAll(async () => {
  database = await emptyDatabase();
  [ours, theirs, pair] = await createPair(database);
  otherBody = (await createBody(database, ours)).id;
  section = await plantSection(database, pair, 2026);
  for (const [index, state] of states.entries())
    plans.set(state, await plantPlan(database, ours, { state, year: 2001 + index, decision_outcome: null }));
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
}, 60_000);
afterAll(() => app.end());

type Viewer = { tenant?: Tenant; scope?: "ALL" | "BODIES" | ""; bodies?: string[]; records?: boolean };

/** What PostgreSQL says to the statements for such a viewer: how many rows the last one met, or the code of its refusal. */
async function as({ tenant = ours, scope = "", bodies = [], records }: Viewer, sql: string, values: unknown[] = []) {
  const settings = {
    ...{ municipality_id: tenant.id, today, signed_in: "on", draft_scope: "ALL", body_ids: "{}", user_id: "" },
    ...{ write_scope: scope, write_body_ids: `{${bodies.join(",")}}`, records_decisions: records ? "on" : "" },
  };
  await app.query("BEGIN");
  try {
    for (const [name, value] of Object.entries(settings))
      await app.query("SELECT set_config($1, $2, true)", [`app.${name}`, value]);
    return (await app.query(sql, values)).rowCount;
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code;
    throw error;
  } finally {
    await app.query("ROLLBACK");
  }
}

const planner = (): Viewer => ({ scope: "BODIES", bodies: [ours.bodyId] });
const plannerOfAnother = (): Viewer => ({ scope: "BODIES", bodies: [otherBody] });
const secretary: Viewer = { scope: "BODIES", records: true };
const reader: Viewer = {};
const plan = (state: PlanState) => plans.get(state) ?? "";

describe("a plan", () => {
  const insert = (who: Viewer, more: { state?: string; tenant?: Tenant; body?: string } = {}) => {
    const { state = "DRAFT", tenant = ours, body = tenant.bodyId } = more;
    const sql = `INSERT INTO plan (municipality_id, id, body_id, year, revision, state, local_text, has_local_text)
      VALUES ($1, $2, $3, 2090, 1, $4, '${doc}', false)`;
    return as(who, sql, [tenant.id, randomUUID(), body, state]);
  };

  it("is begun as a draft by those whose role covers its body (I1)", async () => {
    expect(await insert(planner())).toBe(1);
    expect(await insert({ scope: "ALL" }, { body: otherBody })).toBe(1);
  });

  it("is begun by nobody else, nor as anything else (I1)", async () => {
    expect(await insert(plannerOfAnother())).toBe(REFUSED);
    expect(await insert(reader)).toBe(REFUSED);
    expect(await insert({ scope: "ALL", tenant: theirs })).toBe(REFUSED);
    expect(await insert({ scope: "ALL" }, { tenant: theirs })).toBe(REFUSED);
    for (const state of states.slice(1)) expect([state, await insert(planner(), { state })]).toEqual([state, REFUSED]);
  });

  const touch = "UPDATE plan SET version = version + 1 WHERE id = $1";

  it("is changed by those whose role covers its body, and by the municipality's secretaries (I1)", async () => {
    expect(await as(planner(), touch, [plan("DRAFT")])).toBe(1);
    expect(await as(secretary, touch, [plan("PROPOSED")])).toBe(1);
    expect(await as(plannerOfAnother(), touch, [plan("DRAFT")])).toBe(0);
    expect(await as(reader, touch, [plan("DRAFT")])).toBe(0);
    expect(await as({ scope: "ALL", records: true, tenant: theirs }, touch, [plan("DRAFT")])).toBe(0);
  });

  it("changes neither its place nor its number, and is not deleted", async () => {
    for (const column of ["municipality_id", "id", "body_id", "year", "revision", "recorded_from"])
      expect(await as({ scope: "ALL", records: true }, `UPDATE plan SET ${column} = ${column}`)).toBe(REFUSED);
    expect(await as({ scope: "ALL", records: true }, "DELETE FROM plan")).toBe(REFUSED);
  });

  it("is shared in no collaboration that its municipality was never in, and not before it is adopted", async () => {
    const share = "UPDATE plan SET state = 'ADOPTED', shared_in = $2, shared_for = '2026-01-01' WHERE id = $1";
    expect(await as(secretary, share, [plan("PROPOSED"), pair.id])).toBe(1);
    expect(await as(secretary, share, [plan("PROPOSED"), randomUUID()])).toBe(REFUSED);
    expect(await as(secretary, share.replace("'ADOPTED'", "'RETURNED'"), [plan("PROPOSED"), pair.id])).toBe(
      CHECK_VIOLATION,
    );
  });

  it("I13: is one in force, and one under way, for a body and year", async () => {
    const found = await withConnection(database.ownerUrl, async (owner) => {
      const codes: unknown[] = [];
      for (const state of ["ADOPTED", "DRAFT"]) {
        const row = { municipality_id: ours.id, body_id: ours.bodyId, year: 2080, state, local_text: JSON.parse(doc) };
        for (const revision of [1, 2])
          await insertRows(owner, {
            table: "plan",
            rows: [
              { ...row, id: randomUUID(), revision: revision + (state === "DRAFT" ? 2 : 0), has_local_text: false },
            ],
          }).catch((error: { code?: string; constraint?: string }) => codes.push(error.constraint));
      }
      return codes;
    });
    expect(found).toEqual(["one_plan_in_force", "one_plan_under_way"]);
  });
});

describe("I13: a plan that is decided on", () => {
  const decided = states.filter((state) => !underWay.includes(state));
  /** Where it goes on to, as docs/domain.md says it (1.4). */
  const onwards: Record<string, string[]> = {
    ADOPTED: ["FINAL", "CLOSED", "SUPERSEDED", "ANNULLED"],
    FINAL: ["CLOSED", "SUPERSEDED", "ANNULLED"],
    CLOSED: ["SUPERSEDED"],
  };
  const everybody: Viewer = { scope: "ALL", records: true };

  it.each(decided)("goes from %s only where the table leads, also by the server's own hand", async (state) => {
    for (const to of states) {
      const moved = await as(everybody, "UPDATE plan SET state = $2 WHERE id = $1", [plan(state), to]);
      const isAllowed = to === state || onwards[state]?.includes(to);
      expect([state, to, moved]).toEqual([state, to, isAllowed ? 1 : CHECK_VIOLATION]);
    }
  });

  it.each(decided)("that is %s keeps its text, its decision and where it is shared", async (state) => {
    for (const change of [
      `local_text = '{"type": "doc"}'`,
      "has_local_text = true",
      "no_local_text = true",
      "decision_id = NULL",
      "decision_outcome = 'ADOPTED_WITH_CHANGES'",
      `shared_in = '${pair.id}', shared_for = '2026-01-01'`,
    ]) {
      const changed = await as(everybody, `UPDATE plan SET ${change} WHERE id = $1`, [plan(state)]);
      expect([state, change, changed]).toEqual([state, change, CHECK_VIOLATION]);
    }
  });

  it("with changes has its text open until the minutes are adjusted", async () => {
    const of = (year: number) =>
      plantPlan(database, ours, { state: "ADOPTED", year, decision_outcome: "ADOPTED_WITH_CHANGES" });
    const [open, adjusted] = [await of(2050), await of(2051)];
    await withConnection(database.ownerUrl, (owner) =>
      owner.query("UPDATE decision SET adjusted_on = date WHERE id = (SELECT decision_id FROM plan WHERE id = $1)", [
        adjusted,
      ]),
    );
    const write = `UPDATE plan SET local_text = '{"type": "doc"}' WHERE id = $1`;
    expect(await as(planner(), write, [open])).toBe(1);
    expect(await as(planner(), write, [adjusted])).toBe(CHECK_VIOLATION);
    const superseded = `UPDATE plan SET local_text = '{"type": "doc"}', state = 'SUPERSEDED' WHERE id = $1`;
    expect(await as(planner(), superseded, [adjusted])).toBe(CHECK_VIOLATION);
  });
});

describe("I13: the decision on a plan that is adopted with changes", () => {
  const take = "UPDATE decision SET adjusted_on = $2 WHERE id = (SELECT decision_id FROM plan WHERE id = $1)";

  it.each([
    ["ADOPTED_WITH_CHANGES", CHECK_VIOLATION],
    ["ADOPTED", 1],
  ])("keeps that its minutes are adjusted: %s", async (outcome, expected) => {
    const year = outcome === "ADOPTED" ? 2070 : 2071;
    const id = await plantPlan(database, ours, { state: "ADOPTED", year, decision_outcome: outcome });
    await withConnection(database.ownerUrl, (owner) => owner.query(take, [id, "2025-11-25"]));
    expect(await as(secretary, take, [id, "2025-11-26"])).toBe(1);
    expect(await as(secretary, take, [id, null])).toBe(expected);
  });
});

describe("what a plan includes", () => {
  const include = (who: Viewer, state: PlanState, tenant = ours) =>
    as(
      who,
      `INSERT INTO plan_common_section (municipality_id, plan_id, collaboration_id, common_section_version_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (municipality_id, plan_id, collaboration_id) DO UPDATE SET conditional = true`,
      [tenant.id, plan(state), pair.id, section],
    );

  it.each(states)("I12: is written by those who may change the plan, until it is decided on: %s", async (state) => {
    const expected = underWay.includes(state) ? 1 : REFUSED;
    expect(await include(planner(), state)).toBe(expected);
    expect(await include(secretary, state)).toBe(expected);
    expect(await include(plannerOfAnother(), state)).toBe(REFUSED);
    expect(await include(reader, state)).toBe(REFUSED);
    expect(await include({ scope: "ALL", records: true, tenant: theirs }, state)).toBe(REFUSED);
    expect(await include({ scope: "ALL", records: true, tenant: theirs }, state, theirs)).toBe(REFUSED);
  });

  it("keeps its place, and is not deleted", async () => {
    for (const column of ["municipality_id", "plan_id", "collaboration_id"])
      expect(await as({ scope: "ALL" }, `UPDATE plan_common_section SET ${column} = ${column}`)).toBe(REFUSED);
    for (const table of ["plan_common_section", "plan_strategy_version"])
      expect(await as({ scope: "ALL", records: true }, `DELETE FROM ${table}`)).toBe(REFUSED);
    expect(await as({ scope: "ALL" }, "UPDATE plan_strategy_version SET plan_id = plan_id")).toBe(REFUSED);
  });
});
