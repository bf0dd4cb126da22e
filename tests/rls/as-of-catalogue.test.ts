import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { demoDatabase } from "../support/database.js";

/** Views of tables whose rows are added and stay: what comes later than the instant is left out. */
const added = ["consultation_consent", "consultation_response", "repeal"];

let owner: pg.Client;

beforeAll(async () => {
  owner = new pg.Client({ connectionString: demoDatabase().ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

async function ask<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
  return (await owner.query<Row>(sql, parameters)).rows;
}

/** The tables whose rows say from when they are recorded, by name. */
async function recorded(): Promise<string[]> {
  const rows = await ask<{
    name: string;
  }>(`SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attname IN ('recorded_from', 'recorded_to') AND NOT a.attisdropped
    GROUP BY 1 ORDER BY 1`);
  return rows.map(({ name }) => name);
}

const relations = (schema: string) =>
  ask<{ name: string; kind: string }>(
    "SELECT relname AS name, relkind AS kind FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind NOT IN ('i', 'I') ORDER BY 1",
    [schema],
  );

/** Name and type in the table's own order: what INSERT … SELECT of a whole row goes by. */
const columnsOf = (schema: string, names: string[]) =>
  ask<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name, array_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), l.collname) ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped LEFT JOIN pg_collation l ON l.oid = a.attcollation
    WHERE c.relnamespace = $1::regnamespace AND c.relname = ANY ($2) GROUP BY 1 ORDER BY 1`,
    [schema, names],
  );

let tables: string[];
beforeAll(async () => {
  tables = await recorded();
});

describe("every table with recorded_from", () => {
  it("has a table of its past and a view of it as of an instant, and nothing else has", async () => {
    expect(tables.length).toBeGreaterThan(18);
    expect(await relations("past")).toEqual(tables.map((name) => ({ name, kind: "r" })));
    const views = [...tables, ...added].sort();
    expect(await relations("as_of")).toEqual(views.map((name) => ({ name, kind: "v" })));
  });

  it("has the same columns as both, in the same order: whoever adds one adds it to the past too, and calls show_past", async () => {
    const columns = await columnsOf("public", tables);
    expect(columns.length).toBe(tables.length);
    for (const { columns: names } of columns) expect(names.join()).toMatch(/recorded_from.+recorded_to/);
    expect(await columnsOf("past", tables)).toEqual(columns);
    expect(await columnsOf("as_of", tables)).toEqual(columns);
    expect(await columnsOf("as_of", added)).toEqual(await columnsOf("public", added));
  });

  it("keeps the rows that are replaced and deleted, after all that may refuse to", async () => {
    const triggers = await ask<{ table: string; name: string; type: number; enabled: string }>(`
      SELECT c.relname AS table, t.tgname AS name, t.tgtype AS type, t.tgenabled AS enabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE c.relnamespace = 'public'::regnamespace AND t.tgfoid = 'public.keep_past'::regproc ORDER BY 1`);
    // Before each row (1 + 2) of DELETE and UPDATE (8 + 16).
    expect(triggers).toEqual(tables.map((table) => ({ table, name: "zz_keep_past", type: 27, enabled: "O" })));
    const later =
      await ask(`SELECT t.tgrelid::regclass::text AS table, t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE c.relnamespace = 'public'::regnamespace AND t.tgtype & 2 = 2 AND t.tgname COLLATE "C" > 'zz_keep_past'`);
    expect(later).toEqual([]);
  });

  it("has a past that is read by the same policies, by nobody else, and written by none", async () => {
    const policies = (schema: string) =>
      ask<{ table: string }>(
        `SELECT c.relname AS table, p.polname AS name, p.polpermissive AS permissive, p.polcmd AS command, p.polroles::regrole[]::text AS roles,
          pg_get_expr(p.polqual, p.polrelid) AS readable
        FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        WHERE c.relnamespace = $1::regnamespace AND c.relname = ANY ($2) AND p.polname IN ('owner', 'bound', 'reader') ORDER BY 1, 2`,
        [schema, tables],
      );
    const found = await policies("past");
    expect(found.length).toBe(3 * tables.length);
    expect(found).toEqual(await policies("public"));
    const others = await ask(`SELECT c.relname, p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
      WHERE c.relnamespace = 'past'::regnamespace AND (p.polname NOT IN ('owner', 'bound', 'reader')
        OR (p.polname = 'bound' AND pg_get_expr(p.polwithcheck, p.polrelid) <> 'false'))`);
    expect(others).toEqual([]);
    const open = await ask(`SELECT relname FROM pg_class WHERE relnamespace = 'past'::regnamespace AND relkind = 'r'
      AND NOT (relrowsecurity AND relforcerowsecurity)`);
    expect(open).toEqual([]);
  });
});

describe("the schemas past and as_of", () => {
  it("belong to samplan_owner, and samplan_app reads in them, and that is all that anybody else may", async () => {
    const grants = await ask<{ name: string; owner: string; grants: string[]; kind: string }>(`
      SELECT c.oid::regclass::text AS name, c.relowner::regrole::text AS owner, ARRAY(SELECT concat_ws(' ', coalesce(g.rolname, 'PUBLIC'), a.privilege_type,
          CASE WHEN a.is_grantable THEN 'grantable' END)
        FROM aclexplode(c.relacl) a LEFT JOIN pg_roles g ON g.oid = a.grantee WHERE a.grantee <> c.relowner ORDER BY 1) AS grants
      FROM pg_class c WHERE c.relnamespace IN ('past'::regnamespace, 'as_of'::regnamespace) AND c.relkind IN ('r', 'v')`);
    expect(grants.length).toBe(2 * tables.length + added.length);
    for (const { name, ...rest } of grants)
      expect({ name, ...rest }).toEqual({ name, owner: "samplan_owner", grants: ["samplan_app SELECT"] });
    const columns = await ask(`SELECT a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace IN ('past'::regnamespace, 'as_of'::regnamespace) AND a.attacl IS NOT NULL`);
    expect(columns).toEqual([]);
    const schemas =
      await ask(`SELECT nspname AS name, ARRAY(SELECT concat_ws(' ', coalesce(g.rolname, 'PUBLIC'), a.privilege_type) FROM aclexplode(n.nspacl) a
        LEFT JOIN pg_roles g ON g.oid = a.grantee WHERE a.grantee <> n.nspowner ORDER BY 1) AS grants
      FROM pg_namespace n WHERE nspname IN ('past', 'as_of') ORDER BY 1`);
    expect(schemas).toEqual(["as_of", "past"].map((name) => ({ name, grants: ["samplan_app USAGE"] })));
  });

  it("have views that run with their reader's rights, and one function that does not", async () => {
    const views = `SELECT relname FROM pg_class WHERE relnamespace = 'as_of'::regnamespace AND relkind = 'v' AND NOT coalesce(reloptions @> '{security_invoker=true}', false)`;
    expect(await ask(views)).toEqual([]);
    const functions =
      await ask(`SELECT p.oid::regprocedure::text AS name, p.proconfig AS path, p.prosecdef AS definer, p.provolatile AS volatile,
        p.proowner::regrole::text AS owner, EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0) AS open
      FROM pg_proc p WHERE p.pronamespace IN ('past'::regnamespace, 'as_of'::regnamespace) ORDER BY 1`);
    const reading = { volatile: "s", owner: "samplan_owner", open: false };
    const application = {
      name: "as_of.application_totals(uuid,uuid[],date,date)",
      path: ["search_path=public, pg_temp"],
    };
    const history = "as_of.history(text,uuid,integer,timestamp with time zone,uuid,bigint)";
    expect(functions).toEqual([
      { ...application, definer: true, ...reading },
      { name: history, path: null, definer: false, ...reading },
    ]);
  });
});
