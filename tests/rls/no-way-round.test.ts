import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { openDataSource } from "../../packages/server/src/db/data-source.js";
import { createNeighbours } from "../factories/neighbours.js";
import { type TestDatabase, withConnection } from "../support/database.js";
import { lookAs } from "./look-as.js";
import { type Table, tablesOf } from "./tables.js";
import { viewer } from "./viewers.js";

const INSUFFICIENT_PRIVILEGE = "42501";
const INVALID_TEXT = "22P02";

const NOT_SUPPORTED = "0A000";

/** What the server may do to rows of a table, in columns that the catalogue's test names. */
const grants: Record<string, readonly string[]> = {
  action: ["INSERT", "UPDATE"],
  action_follow_up: ["INSERT", "UPDATE"],
  action_revision: ["INSERT", "UPDATE"],
  action_revision_point: ["INSERT", "DELETE"],
  action_revision_principle: ["INSERT", "DELETE"],
  adoption: ["INSERT"],
  body: ["INSERT", "UPDATE"],
  body_succession: ["INSERT"],
  collaboration_membership: ["UPDATE"],
  common_section_version: ["INSERT", "UPDATE"],
  consultation_consent: ["INSERT"],
  consultation_response: ["INSERT", "UPDATE"],
  decision: ["INSERT", "UPDATE"],
  effect: ["INSERT"],
  follow_up_period: ["INSERT", "UPDATE"],
  follow_up_report: ["INSERT", "UPDATE"],
  guiding_principle: ["INSERT", "UPDATE"],
  idempotency_key: ["INSERT"],
  local_designation: ["INSERT", "UPDATE"],
  municipality_profile: ["INSERT", "UPDATE"],
  participation: ["INSERT", "UPDATE"],
  participation_invitation: ["INSERT", "UPDATE"],
  plan: ["INSERT", "UPDATE"],
  plan_common_section: ["INSERT", "UPDATE"],
  plan_strategy_version: ["INSERT"],
  priority_area: ["INSERT", "UPDATE"],
  repeal: ["INSERT"],
  report_reason: ["INSERT", "UPDATE"],
  shared_strategy: ["INSERT"],
  shared_strategy_version: ["INSERT", "UPDATE"],
  strategy_point: ["INSERT", "UPDATE"],
  strategy_point_lineage: ["INSERT", "UPDATE"],
};

let database: TestDatabase;
let app: pg.Client;
let tables: Table[];
let municipality: string;

beforeAll(async () => {
  database = await createNeighbours();
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  await withConnection(database.ownerUrl, async (owner) => {
    tables = await tablesOf(owner);
    municipality = (await owner.query("SELECT id FROM municipality WHERE code = '0581'")).rows[0].id;
  });
}, 60_000);
afterAll(() => app.end());

/** How PostgreSQL refuses a statement; null when it does not. */
async function refusal(sql: string): Promise<string | null> {
  try {
    await app.query(sql);
    return null;
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code ?? "";
    throw error;
  }
}

/** Within a transaction that has the settings of a coordinator of Norrköping, changed as given. */
async function withSettings<T>(changes: Record<string, string | null>, work: () => Promise<T>): Promise<T> {
  const settings = {
    ...{ municipality_id: municipality, today: "2026-11-21", signed_in: "on", draft_scope: "ALL", body_ids: "{}" },
    ...{ user_id: "", reads_submitted_reports: "", edits_shared_text: "on", records_decisions: "" },
    ...{ administers_users: "", ...changes },
  };
  await app.query("BEGIN");
  try {
    for (const [name, value] of Object.entries(settings)) {
      if (value !== null) await app.query("SELECT set_config($1, $2, true)", [`app.${name}`, value]);
    }
    return await work();
  } finally {
    await app.query("ROLLBACK");
  }
}

async function rowsIn(table: string): Promise<number> {
  return (await app.query(`SELECT FROM ${table}`)).rowCount ?? 0;
}

/** How many rows of how many tables are seen, but for the record of migrations, which is nobody's. */
async function visible(): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  for (const { name } of tables) {
    const rows = await rowsIn(name);
    if (rows > 0 && name !== "schema_migration") seen[name] = rows;
  }
  return seen;
}

describe("the server's role", () => {
  it("writes no table in no way, but for rows of what is planned together", async () => {
    for (const { name } of tables) {
      const writes = grants[name] ?? [];
      const column = (
        await app.query("SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1", [name])
      ).rows[0].attname as string;
      const statements = [
        `INSERT INTO ${name} DEFAULT VALUES`,
        `UPDATE ${name} SET ${column} = ${column}`,
        `DELETE FROM ${name}`,
        `TRUNCATE ${name} CASCADE`,
        `COPY ${name} FROM STDIN`,
        `DO $$ BEGIN LOCK TABLE ${name} IN ACCESS EXCLUSIVE MODE; END $$`,
        `SELECT FROM ${name} FOR UPDATE`,
        `ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`,
        `DROP POLICY bound ON ${name}`,
        `CREATE POLICY mine ON ${name} USING (true)`,
        `CREATE TRIGGER mine AFTER INSERT ON ${name} EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger()`,
      ];
      for (const statement of statements) {
        // INSERT without columns and UPDATE of the key are refused everywhere; a row may be locked where it may be changed.
        const allowed =
          (statement.endsWith("FOR UPDATE") && writes.includes("UPDATE")) ||
          // Whoever may delete rows of a table may lock it, by PostgreSQL's own rule.
          (/^DELETE|LOCK TABLE/.test(statement) && writes.includes("DELETE"));
        const code = await refusal(statement);
        // Where every column may be inserted, COPY is still refused: row-level security does not support it.
        const isRefusedByRls = statement.startsWith("COPY") && writes.includes("INSERT") && code === NOT_SUPPORTED;
        const expected = allowed ? null : isRefusedByRls ? NOT_SUPPORTED : INSUFFICIENT_PRIVILEGE;
        expect([statement, code]).toEqual([statement, expected]);
      }
    }
  });

  it("is not told by a refusal whether a key is taken", async () => {
    await withConnection(database.ownerUrl, async (owner) => {
      const { rows } = await owner.query("SELECT * FROM plan WHERE municipality_id <> $1 AND state = 'DRAFT' LIMIT 1", [
        municipality,
      ]);
      const taken = rows[0] as { municipality_id: string; id: string; body_id: string };
      const insert = (id: string) =>
        `INSERT INTO plan (municipality_id, id, body_id, year, state, local_text, has_local_text)
         VALUES ('${taken.municipality_id}', '${id}', '${taken.body_id}', 2026, 'DRAFT', '{}', false)`;
      expect(await refusal(insert(taken.id))).toBe(INSUFFICIENT_PRIVILEGE);
      expect(await refusal(insert("00000000-0000-7000-8000-000000000000"))).toBe(INSUFFICIENT_PRIVILEGE);
    });
  });

  it.each([
    ["becomes no other role", "SET ROLE samplan_owner"],
    ["becomes nobody's session", "SET SESSION AUTHORIZATION samplan_owner"],
    ["makes no schema", "CREATE SCHEMA mine"],
    ["makes no function", "CREATE FUNCTION public.mine() RETURNS integer LANGUAGE sql RETURN 1"],
    ["reads no file", "SELECT pg_read_file('/etc/passwd')"],
    ["runs no program", "COPY (SELECT 1) TO PROGRAM 'true'"],
    ["reads no statistics of values", "SELECT stavalues1 FROM pg_statistic"],
    ["protects no table anew", "CALL protect_table('plan', 'true')"],
  ])("%s", async (_what, statement) => {
    expect(await refusal(statement)).toBe(INSUFFICIENT_PRIVILEGE);
  });

  // With row_security off a query that a policy would filter is an error, not an unfiltered answer.
  it("cannot switch row-level security off", async () => {
    await withSettings({}, async () => {
      await app.query("SET LOCAL row_security = off");
      expect(await refusal("SELECT FROM plan")).toBe(INSUFFICIENT_PRIVILEGE);
    });
  });

  // The planner's statistics are values of rows: pg_stats leaves out tables whose rows the reader is not to see all of.
  it("learns no value from the planner's statistics", async () => {
    await withConnection(database.ownerUrl, (owner) => owner.query("ANALYZE"));
    expect((await app.query("SELECT tablename FROM pg_stats WHERE schemaname = 'public'")).rows).toEqual([]);
  });

  it("learns no value from a function of its own choice that runs before the policy", async () => {
    await withSettings({ draft_scope: "NONE" }, async () => {
      const hidden =
        "SELECT FROM plan WHERE municipality_id <> viewer_municipality() AND (1 / (CASE WHEN draft THEN 0 ELSE 1 END)) = 1";
      expect(await refusal(hidden)).toBeNull();
    });
  });
});

describe("settings", () => {
  it("that were never made show nothing", async () => {
    expect(
      await withConnection(database.appUrl, async (client) => (await client.query("SELECT FROM plan")).rowCount),
    ).toBe(0);
    expect(await visible()).toEqual({});
  });

  it("end with their transaction, on the same connection", async () => {
    expect(Object.keys(await withSettings({}, visible)).length).toBeGreaterThan(20);
    expect(await visible()).toEqual({});
  });

  it("of one request are gone for the next on the pooled connection", async () => {
    const source = await openDataSource({ url: database.appUrl, poolSize: 1 });
    try {
      const count = "SELECT count(*)::int AS plans FROM plan";
      const seen = await lookAs(source, viewer("0581", "coordinator"), (context) => context.query(count));
      expect(seen).toEqual([{ plans: expect.any(Number) }]);
      expect(seen).not.toEqual([{ plans: 0 }]);
      expect(await source.query(count)).toEqual([{ plans: 0 }]);
      expect(await lookAs(source, viewer("0580", "no-role"), (context) => context.query(count))).toEqual([
        { plans: 0 },
      ]);
    } finally {
      await source.destroy();
    }
  });

  it.each([
    [{ municipality_id: "garbage" }, INVALID_TEXT],
    [{ municipality_id: "' OR true --" }, INVALID_TEXT],
    [{ body_ids: "garbage", draft_scope: "BODIES" }, INVALID_TEXT],
    [{ today: "garbage" }, "22007"],
    [{ today: "2026-02-30" }, "22008"],
  ])("of garbage are an error: %j", async (changes, code) => {
    await withSettings(changes, async () => expect(await refusal("SELECT FROM plan")).toBe(code));
  });

  it.each([
    [{ municipality_id: "" }],
    [{ municipality_id: null }],
    [{ municipality_id: "00000000-0000-0000-0000-000000000000" }],
  ])("of nobody show no tenant's row: %j", async (changes) => {
    const seen = await withSettings(changes, visible);
    const common = ["municipality", "policy_domain"];
    expect(Object.keys(seen).filter((table) => !common.includes(table))).toEqual([]);
  });

  it.each([
    [{ draft_scope: "all" }],
    [{ draft_scope: "" }],
    [{ draft_scope: null }],
    [{ draft_scope: "BODIES", body_ids: "" }],
    [{ draft_scope: "BODIES", body_ids: "{NULL}" }],
    [{ draft_scope: "BODIES", body_ids: null }],
  ])("that give no draft scope show no drafts: %j", async (changes) => {
    await withSettings(changes, async () => {
      const { rows } = await app.query(
        "SELECT count(*)::int AS all, count(*) FILTER (WHERE draft)::int AS drafts FROM plan",
      );
      expect(rows).toEqual([{ all: expect.any(Number), drafts: 0 }]);
      expect(await rowsIn("participation_invitation")).toBe(0);
    });
  });

  it.each([[{ today: "" }], [{ today: null }]])("without a day show nobody else's plan: %j", async (changes) => {
    await withSettings(changes, async () => {
      expect((await app.query("SELECT FROM plan WHERE municipality_id <> $1", [municipality])).rowCount).toBe(0);
    });
  });

  it.each(["true", "ON", "1", "on "])("that are not exactly on are off: %j", async (on) => {
    await withSettings({ signed_in: on, administers_users: on, edits_shared_text: on }, async () => {
      expect([await rowsIn("municipality"), await rowsIn("app_user")]).toEqual([0, 0]);
      expect((await app.query("SELECT FROM shared_strategy_version WHERE state = 'DRAFT'")).rowCount).toBe(0);
    });
  });
});
