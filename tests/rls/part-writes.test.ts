import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { PlanState } from "@samplan/schema";
import pg from "pg";
import { insertRows } from "../../packages/server/src/dataset/load/insert-rows.js";
import type { TestCollaboration } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import { createAction, pairWithStrategy } from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { createPlan, plantPlan } from "../support/plan.js";

const CHECK_VIOLATION = "23514";
const FOREIGN_KEY_VIOLATION = "23503";
const decided = ["ADOPTED", "FINAL", "CLOSED", "SUPERSEDED", "ANNULLED"] as const;
const states = (Object.keys(PlanState) as PlanState[]).filter((state) => !decided.some((one) => one === state));

let database: TestDatabase;
let api: TestApi;
let app: pg.Client;
let ours: Tenant;
let theirs: Tenant;
let pair: TestCollaboration;
/** Of ours: one that is in a plan of each state, and one that no other plan than its first has. Of theirs, a draft. */
let action: string;
let other: string;
let strange: string;
/** Contents of our action: what the parts have, another, one that cancels it, and one of theirs that does. */
let content: Record<"pinned" | "next" | "cancelled" | "theirs", string>;
const plans = new Map<string, string>();
const parts = new Map<string, string>();

beforeAll(async () => {
  database = await emptyDatabase();
  ({ first: ours, second: theirs, pair } = await pairWithStrategy(database));
  api = await startTestApi(database);
  const begun = await createPlan(api, ours, 2027);
  action = (await createAction(api, ours, begun, { title: "I många planer" })).id;
  other = (await createAction(api, ours, begun, { title: "I en plan" })).id;
  strange = (await createAction(api, theirs, await createPlan(api, theirs, 2027), { title: "Grannens utkast" })).id;
  content = { pinned: randomUUID(), next: randomUUID(), cancelled: randomUUID(), theirs: randomUUID() };
  await withConnection(database.ownerUrl, async (owner) => {
    for (const [index, [name, id]] of Object.entries(content).entries())
      await insertRows(owner, {
        table: "action_revision",
        rows: [
          {
            ...(name === "theirs" ? whose(theirs) : whose(ours)),
            ...{ id, action_municipality_id: ours.id, action_id: action, number: 11 + index, title: name, year: 2001 },
            ...{ implementation_status: "PLANNED", draft: name === "next" },
            cancelled_on: name === "pinned" || name === "next" ? null : "2026-01-01",
          },
        ],
      });
  });
  for (const [index, state] of [...states, ...decided].entries())
    await plantPart(state, { state, year: 2001 + index, decision_outcome: null });
  const changes = { state: "ADOPTED", decision_outcome: "ADOPTED_WITH_CHANGES" } as const;
  await plantPart("open", { ...changes, year: 2030 });
  await plantPart("adjusted", { ...changes, year: 2031 });
  await plantPart("shared", { state: "ADOPTED", year: 2032, shared_in: pair.id, shared_for: "2032-01-01" });
  await plantPart("left", { state: "ADOPTED", year: 2033 });
  await withConnection(database.ownerUrl, async (owner) => {
    await owner.query(
      "UPDATE decision SET adjusted_on = date WHERE id = (SELECT decision_id FROM plan WHERE id = $1)",
      [plans.get("adjusted")],
    );
    await owner.query(
      "UPDATE participation SET consent = 'WITHDRAWN', withdrawn_on = '2033-03-01', withdrawal_reason = 'Skäl' WHERE id = $1",
      [parts.get("left")],
    );
  });
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
}, 60_000);
afterAll(async () => {
  await app.end();
  await api.stop();
});

const whose = ({ id, bodyId }: Tenant) => ({ municipality_id: id, body_id: bodyId });

/** A plan as it might be found, with our action in it, put in by the owner. */
async function plantPart(name: string, plan: Parameters<typeof plantPlan>[2]): Promise<void> {
  const [planId, partId] = [await plantPlan(database, ours, plan), randomUUID()];
  plans.set(name, planId);
  parts.set(name, partId);
  await withConnection(database.ownerUrl, (owner) =>
    owner.query(
      `INSERT INTO participation (municipality_id, id, body_id, year, plan_id, action_municipality_id, action_id, revision_municipality_id, revision_id,
         role, consent, draft, in_force)
       SELECT municipality_id, $2, body_id, year, id, municipality_id, $3, municipality_id, $4, 'LEAD', 'ACCEPTED', draft, in_force FROM plan WHERE id = $1`,
      [planId, partId, action, content.pinned],
    ),
  );
}

/** What PostgreSQL says to a planner's statement: how many rows, or the code of its refusal. Nothing is kept. */
async function planner({ id, bodyId }: Tenant, sql: string, values: unknown[]) {
  const settings = {
    ...{ municipality_id: id, today: "2026-11-21", signed_in: "on", draft_scope: "ALL", body_ids: "{}", user_id: "" },
    ...{ write_scope: "BODIES", write_body_ids: `{${bodyId}}` },
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

const change = (name: string, columns: string, ...values: unknown[]) =>
  planner(ours, `UPDATE participation SET ${columns} WHERE id = $1`, [parts.get(name), ...values]);

const join = (name: string) =>
  planner(
    ours,
    `INSERT INTO participation (municipality_id, id, body_id, year, plan_id, action_municipality_id, action_id, revision_municipality_id, revision_id, role, consent)
     SELECT p.municipality_id, $2, p.body_id, p.year, p.id, r.action_municipality_id, r.action_id, r.municipality_id, r.id, 'LEAD', 'ACCEPTED'
     FROM plan p, action_revision r WHERE p.id = $1 AND r.action_id = $3`,
    [plans.get(name), randomUUID(), other],
  );

const ownWords = ["budget_amount = 1, budget_currency = 'SEK'", "responsible_function = 'En annan'"];

describe("I13: a part of a plan that is decided on", () => {
  it.each([...decided, "adjusted"])("stays as it was decided, and no part comes into the plan: %s", async (name) => {
    for (const columns of [...ownWords, "plan_id = NULL"])
      expect([columns, await change(name, columns)]).toEqual([columns, CHECK_VIOLATION]);
    expect(await change(name, "revision_id = $2", content.next)).toBe(CHECK_VIOLATION);
    expect(await join(name)).toBe(CHECK_VIOLATION);
  });

  it.each([...states, "open"])("is open while the plan is %s", async (name) => {
    for (const columns of ownWords) expect([columns, await change(name, columns)]).toEqual([columns, 1]);
    expect(await change(name, "revision_id = $2", content.next)).toBe(1);
    expect(await join(name)).toBe(1);
  });

  it.each(decided)("is left, and leads are offered, also when the plan is %s", async (name) => {
    const leave = "consent = 'WITHDRAWN', withdrawn_on = '2026-11-21', withdrawal_reason = 'Skäl'";
    expect(await change(name, `${leave}, version = version + 1`)).toBe(1);
    expect(await change(name, `${leave}, ${ownWords[0]}`)).toBe(CHECK_VIOLATION);
    const offer = "lead_offered_municipality_id = $2, lead_offered_body_id = $3";
    expect(await change(name, offer, theirs.id, theirs.bodyId)).toBe(1);
  });

  it("is not taken into it from outside, nor left on another day", async () => {
    const into = "UPDATE participation SET plan_id = $2 WHERE id = $1";
    expect(await planner(ours, into, [parts.get("DRAFT"), plans.get("ADOPTED")])).toBe(CHECK_VIOLATION);
    for (const columns of ["withdrawn_on = '2033-09-01'", "withdrawal_reason = 'Annat'"])
      expect(await change("left", columns)).toBe(CHECK_VIOLATION);
  });

  it("has the content that cancels the action, of its own municipality", async () => {
    expect(await change("ADOPTED", "revision_id = $2", content.cancelled)).toBe(1);
    const theirContent = "revision_municipality_id = $2, revision_id = $3";
    expect(await change("ADOPTED", theirContent, theirs.id, content.theirs)).toBe(CHECK_VIOLATION);
  });
});

describe("the sharing of a part", () => {
  const share = (name: string, day: string) =>
    change(name, "shared_in = $2, shared_for = $3", ...[pair.id, `${day}-01-01`]);

  it("is its plan's", async () => {
    expect(await share("shared", "2032")).toBe(1);
    expect(await share("shared", "2031")).toBe(CHECK_VIOLATION);
  });

  it.each([...states, ...decided])("is none where the plan is shared with nobody: %s", async (name) => {
    expect(await share(name, "2026")).toBe(CHECK_VIOLATION);
  });
});

describe("the content of a part", () => {
  const repin = `UPDATE participation p SET revision_municipality_id = $2, revision_id = $3 WHERE p.id = $1`;

  it.each(["DRAFT", "PROPOSED", "open"])("is of its own action, and nobody's draft besides: %s", async (name) => {
    const [draft, own] = await withConnection(database.ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ id: string }>(
        "SELECT id FROM action_revision WHERE action_id = ANY ($1) ORDER BY action_id = $2",
        [[strange, other], other],
      );
      return rows.map(({ id }) => id);
    });
    expect(await planner(ours, repin, [parts.get(name), theirs.id, draft])).toBe(FOREIGN_KEY_VIOLATION);
    expect(await planner(ours, repin, [parts.get(name), ours.id, own])).toBe(FOREIGN_KEY_VIOLATION);
  });
});
