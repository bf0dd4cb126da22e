import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { createPair } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";

const REFUSED = "42501";
let database: TestDatabase;
let app: pg.Client;
let tenant: Tenant;
let fellow: Tenant;
let user: string;
let otherUser: string;

beforeAll(async () => {
  database = await emptyDatabase();
  [tenant, fellow] = await createPair(database);
  await createTenant(database);
  [user = "", otherUser = ""] = await withConnection(database.ownerUrl, async (owner) => {
    const sql = "SELECT id FROM app_user WHERE municipality_id = $1 ORDER BY id LIMIT 2";
    return (await owner.query<{ id: string }>(sql, [tenant.id])).rows.map(({ id }) => id);
  });
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
});
afterAll(() => app.end());

/** What PostgreSQL says to the statement for a viewer of the tenant: how many rows, or its code. Nothing is kept. */
async function as(viewer: Record<string, string>, sql: string, values: unknown[] = []) {
  const settings = { municipality_id: tenant.id, user_id: user, today: "2026-11-21", signed_in: "on", ...viewer };
  await app.query("BEGIN");
  try {
    for (const [name, value] of Object.entries(settings))
      await app.query("SELECT set_config($1, $2, true)", [`app.${name}`, value]);
    return (await app.query(sql, values)).rowCount;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await app.query("ROLLBACK");
  }
}

const admin = { administers_users: "on", draft_scope: "NONE" };
/** Everything that any other role may be told. */
const anyOther = { draft_scope: "ALL", write_scope: "ALL", edits_shared_text: "on", records_decisions: "on" };
const newBody =
  "INSERT INTO body (municipality_id, id, abbreviation, name, kind, valid_from) VALUES ($1, $2, 'X', 'X', 'UNIT', '2020-01-01')";
const succession = `INSERT INTO body_succession (municipality_id, from_body_id, to_body_id, date, kind, takes_over)
  VALUES ($1, $2, $2, '2027-01-01', 'TRANSFER', false)`;

describe("the organisation", () => {
  it("I1: is written by an administrator, in the own municipality", async () => {
    expect(await as(admin, newBody, [tenant.id, randomUUID()])).toBe(1);
    expect(await as(admin, "UPDATE body SET valid_to = '2026-12-31' WHERE id = $1", [tenant.bodyId])).toBe(1);
    expect(await as(admin, newBody, [fellow.id, randomUUID()])).toBe(REFUSED);
    expect(await as(admin, succession, [fellow.id, fellow.bodyId])).toBe(REFUSED);
    expect(await as(admin, "UPDATE body SET valid_to = '2026-12-31' WHERE id = $1", [fellow.bodyId])).toBe(0);
  });

  it("I1: is written by nobody else", async () => {
    expect(await as(anyOther, newBody, [tenant.id, randomUUID()])).toBe(REFUSED);
    expect(await as(anyOther, succession, [tenant.id, tenant.bodyId])).toBe(REFUSED);
    expect(await as(anyOther, "UPDATE body SET valid_to = '2026-12-31' WHERE id = $1", [tenant.bodyId])).toBe(0);
    expect(await as(anyOther, "UPDATE municipality_profile SET version = 9")).toBe(0);
  });

  it("edge case 5: never changes a body's name, and forgets no succession", async () => {
    expect(await as(admin, "UPDATE body SET name = 'Y'")).toBe(REFUSED);
    expect(await as(admin, "DELETE FROM body")).toBe(REFUSED);
    expect(await as(admin, "UPDATE body_succession SET date = '2028-01-01'")).toBe(REFUSED);
    expect(await as(admin, "DELETE FROM body_succession")).toBe(REFUSED);
  });

  it("tells whether something is open of the own municipality's bodies only", async () => {
    const asked = "SELECT FROM body_has_open_matters($1, '2026-12-31') open WHERE open";
    await withConnection(database.ownerUrl, (owner) =>
      owner.query(
        `INSERT INTO plan (municipality_id, id, body_id, year, state, local_text, has_local_text)
         SELECT municipality_id, gen_random_uuid(), id, 2027, 'DRAFT', '{"type": "doc"}', false FROM body WHERE id = ANY ($1)`,
        [[tenant.bodyId, fellow.bodyId]],
      ),
    );
    expect(await as(admin, asked, [tenant.bodyId])).toBe(1);
    expect(await as(admin, asked, [fellow.bodyId])).toBe(0);
    // Nor does anybody else learn from it that there is a draft.
    expect(await as({ ...anyOther, draft_scope: "NONE" }, asked, [tenant.bodyId])).toBe(0);
  });
});

describe("an answer kept for a retry", () => {
  const keep =
    "INSERT INTO idempotency_key (municipality_id, user_id, key, request_hash, roles, answer) VALUES ($1, $2, 'k', '', '{}', '{}')";

  it("is kept by the caller for itself, and is neither changed nor deleted by anyone", async () => {
    expect(await as(anyOther, keep, [tenant.id, user])).toBe(1);
    expect(await as({ ...admin, ...anyOther }, keep, [tenant.id, otherUser])).toBe(REFUSED);
    expect(await as(anyOther, keep, [fellow.id, user])).toBe(REFUSED);
    expect(await as(anyOther, "UPDATE idempotency_key SET answer = '{}'")).toBe(REFUSED);
    expect(await as(anyOther, "DELETE FROM idempotency_key")).toBe(REFUSED);
  });
});
