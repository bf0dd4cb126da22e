import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { createBody } from "../factories/body.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import {
  type ActionAnswer,
  adopt,
  completeContent,
  createAction,
  invite,
  jointAction,
  type PartAnswer,
  type PlanningPair,
  pairWithStrategy,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { createPlan } from "../support/plan.js";

const REFUSED = "42501";
const CHECK_VIOLATION = "23514";

let database: TestDatabase;
let api: TestApi;
let app: pg.Client;
let one: PlanningPair;
let stranger: Tenant;
/** Another body of the first municipality. */
let besides: string;
/** In the drafts of both; one that the second is asked to; the first's own; and one that is adopted. */
let joint: { action: ActionAnswer; part: PartAnswer };
let asked: { action: ActionAnswer; invitation: PartAnswer };
let own: ActionAnswer;
let adopted: ActionAnswer;

beforeAll(async () => {
  database = await emptyDatabase();
  const made = await pairWithStrategy(database);
  stranger = await createTenant(database);
  besides = (await createBody(database, made.first)).id;
  api = await startTestApi(database);
  const [plan, otherPlan] = [await createPlan(api, made.first, 2027), await createPlan(api, made.second, 2027)];
  one = { ...made, plan, otherPlan };
  joint = await jointAction(api, one);
  const action = await createAction(api, one.first, plan, completeContent(one.strategy));
  asked = { action, invitation: await invite(api, one.first, action, one.second.bodyId) };
  own = await createAction(api, one.first, plan, completeContent(one.strategy));
  const last = await createPlan(api, one.first, 2026);
  adopted = await createAction(api, one.first, last, { title: "Antagen", strategyPoints: [one.strategy.now.point.A1] });
  await adopt(api, one.first, last);
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
}, 60_000);
afterAll(async () => {
  await app.end();
  await api.stop();
});

/** What PostgreSQL says to the statement for one who writes for those bodies: how many rows, or its refusal. Nothing is kept. */
async function as({ id, bodyId }: Tenant, sql: string, values: unknown[] = [], bodies = [bodyId]) {
  const settings = {
    ...{ municipality_id: id, today: "2026-11-21", signed_in: "on", draft_scope: "ALL", body_ids: "{}", user_id: "" },
    ...{ write_scope: "BODIES", write_body_ids: `{${bodies.join(",")}}` },
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

describe("an action", () => {
  const insert = `INSERT INTO action (municipality_id, id, body_id, collaboration_id, section) VALUES ($1, $2, $3, $4, 'LOCAL')`;
  const begin = (who: Tenant, municipality: Tenant, body: string, collaboration: string | null = null) =>
    as(who, insert, [municipality.id, randomUUID(), body, collaboration]);

  it("I1: is begun for a body that the role covers, in no collaboration but the own", async () => {
    expect(await begin(one.first, one.first, one.first.bodyId, one.pair.id)).toBe(1);
    expect(await begin(one.first, one.first, besides)).toBe(REFUSED);
    expect(await begin(one.first, one.second, one.second.bodyId)).toBe(REFUSED);
    expect(await begin(stranger, stranger, stranger.bodyId, one.pair.id)).toBe(REFUSED);
  });

  it("is counted by every side that has accepted, and changed by nobody in anything else", async () => {
    const count = "UPDATE action SET version = version + 1 WHERE id = $1";
    for (const side of [one.first, one.second]) expect(await as(side, count, [joint.action.id])).toBe(1);
    expect(await as(one.second, count, [asked.action.id])).toBe(0);
    expect(await as(one.second, count, [own.id])).toBe(0);
    expect(await as(one.second, count, [adopted.id])).toBe(0);
    expect(await as(stranger, count, [joint.action.id])).toBe(0);
    expect(await as(one.first, count, [joint.action.id], [besides])).toBe(0);
    for (const column of ["reference", "section", "joint", "draft", "joint_with", "shared_in", "body_id"])
      expect(await as(one.first, `UPDATE action SET ${column} = ${column} WHERE id = $1`, [own.id])).toBe(REFUSED);
  });
});

describe("content", () => {
  const rewrite = "UPDATE action_revision SET title = 'Omskriven' WHERE action_id = $1";
  const next = `INSERT INTO action_revision (municipality_id, id, body_id, action_municipality_id, action_id, number, year, title, implementation_status)
    VALUES ($1, $2, $3, $4, $5, 9, 2027, 'Nästa', 'PLANNED')`;
  const write = (who: Tenant, action: ActionAnswer) =>
    as(who, next, [who.id, randomUUID(), who.bodyId, one.first.id, action.id]);

  it("is the lead's: changed while it is a draft, and written anew after that", async () => {
    expect(await as(one.first, rewrite, [joint.action.id])).toBe(1);
    expect(await as(one.second, rewrite, [joint.action.id])).toBe(0);
    expect(await as(one.first, rewrite, [joint.action.id], [besides])).toBe(0);
    expect(await as(one.first, rewrite, [adopted.id])).toBe(0);
    expect(await write(one.first, joint.action)).toBe(1);
    expect(await write(one.first, adopted)).toBe(1);
    expect(await write(one.second, joint.action)).toBe(REFUSED);
    expect(await write(one.second, own)).toBe(REFUSED);
    expect(await write(stranger, own)).toBe(REFUSED);
  });

  it("I13: is frozen once a plan has it, for the owner too, but for who reads it", async () => {
    await withConnection(database.ownerUrl, async (owner) => {
      const attempt = (change: string) =>
        owner.query(`UPDATE action_revision SET ${change} WHERE action_id = $1`, [adopted.id]);
      for (const change of ["title = 'x'", "weight = 2", "cancelled_on = '2026-01-01'", "draft = true", "number = 7"])
        await expect(attempt(change)).rejects.toMatchObject({ code: CHECK_VIOLATION });
      expect((await attempt("joint_with = '{}'")).rowCount).toBe(1);
    });
  });

  it("links and unlinks points of the lead's own drafts alone", async () => {
    const link = `INSERT INTO action_revision_point (municipality_id, revision_id, collaboration_id, strategy_point_id, position)
      SELECT municipality_id, id, $2, $3, 9 FROM action_revision WHERE action_id = $1`;
    const unlink =
      "DELETE FROM action_revision_point WHERE revision_id IN (SELECT id FROM action_revision WHERE action_id = $1)";
    const values = (action: ActionAnswer) => [action.id, one.pair.id, one.strategy.now.point.B2];
    expect(await as(one.first, link, values(joint.action))).toBe(1);
    expect(await as(one.first, unlink, [joint.action.id])).toBe(1);
    expect(await as(one.first, link, values(adopted))).toBe(REFUSED);
    expect(await as(one.first, unlink, [adopted.id])).toBe(0);
    expect(await as(one.second, link, values(joint.action))).toBe(REFUSED);
    expect(await as(one.second, unlink, [joint.action.id])).toBe(0);
    expect(await as(one.first, unlink, [joint.action.id], [besides])).toBe(0);
  });
});

describe("I16: a part", () => {
  const insert = `INSERT INTO participation (municipality_id, id, body_id, year, action_municipality_id, action_id, role, consent)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 'ACCEPTED')`;
  const join = (
    who: Tenant,
    action: ActionAnswer,
    role: string,
    { id = randomUUID() as string, year = 2027, body = who.bodyId } = {},
  ) => as(who, insert, [who.id, id, body, year, one.first.id, action.id, role], [body]);

  it("is taken by nobody who is not asked, and led by nobody who did not begin it", async () => {
    expect(await join(one.second, own, "PARTNER")).toBe(CHECK_VIOLATION);
    expect(await join(one.second, own, "LEAD")).toBe(CHECK_VIOLATION);
    expect(await join(stranger, own, "PARTNER")).toBe(CHECK_VIOLATION);
    expect(await join(one.first, own, "LEAD", { body: besides })).toBe(CHECK_VIOLATION);
    expect(await join(one.second, asked.action, "PARTNER")).toBe(CHECK_VIOLATION);
    const { id } = asked.invitation;
    expect(await join(one.second, asked.action, "LEAD", { id })).toBe(CHECK_VIOLATION);
    expect(await join(one.second, asked.action, "PARTNER", { id, year: 2028 })).toBe(CHECK_VIOLATION);
    expect(await join(stranger, asked.action, "PARTNER", { id })).toBe(CHECK_VIOLATION);
    expect(await join(one.second, asked.action, "PARTNER", { id })).toBe(1);
    // Another year of what it is in, in the role that it has.
    expect(await join(one.second, joint.action, "PARTNER", { year: 2028 })).toBe(1);
    expect(await join(one.second, joint.action, "LEAD", { year: 2028 })).toBe(CHECK_VIOLATION);
    expect(await join(one.first, joint.action, "LEAD", { year: 2028 })).toBe(1);
    const forOther = [one.first.id, randomUUID(), one.first.bodyId, 2028, one.first.id, joint.action.id, "LEAD"];
    expect(await as(one.second, insert, forOther)).toBe(REFUSED);
  });

  it("is changed by its own side alone, in what is its own to say", async () => {
    const budget = "UPDATE participation SET budget_amount = 1, budget_currency = 'SEK' WHERE id = $1";
    expect(await as(one.second, budget, [joint.part.id])).toBe(1);
    expect(await as(one.first, budget, [joint.part.id])).toBe(0);
    expect(await as(one.second, budget, [joint.part.id], [besides])).toBe(0);
    for (const column of ["year", "body_id", "action_id", "draft", "in_force", "joint_with", "withdrawn_at"])
      expect(
        await as(one.second, `UPDATE participation SET ${column} = ${column} WHERE id = $1`, [joint.part.id]),
      ).toBe(REFUSED);
  });

  it("takes no lead that is not offered, gives none away, and does not come back from having left", async () => {
    const role = (who: Tenant, to: string, id: string) =>
      as(who, "UPDATE participation SET role = $2 WHERE id = $1", [id, to]);
    const lead = joint.action.participations.find((part) => part.role === "LEAD")?.id ?? "";
    expect(await role(one.second, "LEAD", joint.part.id)).toBe(CHECK_VIOLATION);
    expect(await role(one.first, "PARTNER", lead)).toBe(CHECK_VIOLATION);
    const leave = `WITH gone AS (UPDATE participation SET consent = 'WITHDRAWN', withdrawn_on = '2026-11-21', withdrawal_reason = 'Skäl' WHERE id = $1)
      SELECT 1`;
    expect(await as(one.second, leave, [joint.part.id])).toBe(1);
    await withConnection(database.ownerUrl, async (owner) => {
      await owner.query("BEGIN");
      await owner.query("UPDATE participation SET consent = 'WITHDRAWN' WHERE id = $1", [joint.part.id]);
      await expect(
        owner.query("UPDATE participation SET consent = 'ACCEPTED', withdrawn_at = NULL WHERE id = $1", [
          joint.part.id,
        ]),
      ).rejects.toMatchObject({ code: CHECK_VIOLATION });
      await owner.query("ROLLBACK");
    });
  });
});

describe("an invitation", () => {
  const insert = `INSERT INTO participation_invitation (municipality_id, id, body_id, invited_municipality_id, invited_body_id,
    action_municipality_id, action_id, year, consent) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
  const ask = (who: Tenant, action: ActionAnswer, whom: Tenant, year = 2027, consent = "INVITED") =>
    as(who, insert, [who.id, randomUUID(), who.bodyId, whom.id, whom.bodyId, one.first.id, action.id, year, consent]);

  it("is sent by the lead of the year, to those whose bodies it knows, and as a question", async () => {
    expect(await ask(one.first, own, one.second)).toBe(1);
    expect(await ask(one.second, joint.action, one.first)).toBe(REFUSED);
    expect(await ask(one.second, own, one.second)).toBe(REFUSED);
    expect(await ask(one.first, own, stranger)).toBe(REFUSED);
    expect(await ask(one.first, own, one.second, 2028)).toBe(REFUSED);
    expect(await ask(one.first, own, one.second, 2027, "ACCEPTED")).toBe(REFUSED);
  });

  it("is declined by the invited in the inviter's row, and accepted by a part alone", async () => {
    const answer = (who: Tenant, consent: string, bodies?: string[]) =>
      as(
        who,
        "UPDATE participation_invitation SET consent = $2, version = version + 1 WHERE id = $1",
        [asked.invitation.id, consent],
        bodies,
      );
    expect(await answer(one.second, "DECLINED")).toBe(1);
    expect(await answer(one.second, "ACCEPTED")).toBe(REFUSED);
    expect(await answer(one.second, "DECLINED", [besides])).toBe(0);
    expect(await answer(one.first, "DECLINED")).toBe(0);
    expect(await answer(stranger, "DECLINED")).toBe(0);
    for (const column of ["year", "invited_body_id", "contact_function", "action_id"])
      expect(await as(one.second, `UPDATE participation_invitation SET ${column} = ${column}`)).toBe(REFUSED);
  });
});
