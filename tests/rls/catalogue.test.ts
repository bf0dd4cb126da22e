import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { demoDatabase } from "../support/database.js";

/** Tables that belong to no tenant and to no collaboration; of all others the keys are checked. */
const globalTables = ["collaboration", "municipality", "policy_domain", "schema_migration"];

/** Functions that read more than their caller may, each with a reason in its migration. */
const definerFunctions = [
  "application_totals(uuid,uuid[],date,date)",
  "identify(text,text,text,date)",
  "lapse_adoptions()",
  "log_change()",
  "seal_changes()",
  "viewer_collaborations()",
  "viewer_fellows()",
  "viewer_former_collaborations()",
  "viewer_last_day_in(uuid)",
];

/** What the server may write, by table: the policies beside the three that every table has, and the columns. */
const written: Record<string, { policies: { name: string; command: string }[]; insert: string[]; update: string[] }> = {
  adoption: {
    policies: [{ name: "recorder", command: "a" }],
    insert: [
      ...["collaboration_id", "common_section_version_id", "content_hash", "decision_id", "id", "municipality_id"],
      ...["outcome", "strategy_version_id"],
    ],
    update: [],
  },
  common_section_version: {
    policies: [
      { name: "drafter", command: "a" },
      { name: "editor", command: "w" },
      { name: "recorder", command: "w" },
    ],
    insert: ["collaboration_id", "id", "number", "state", "text", "year"],
    update: [
      ...["consultation_answer_by", "content_hash", "effective_from", "state", "superseded_on", "text", "version"],
    ],
  },
  decision: {
    policies: [
      { name: "corrector", command: "w" },
      { name: "recorder", command: "a" },
    ],
    insert: [
      ...["adjusted_on", "announced_on", "body_id", "date", "delegated", "document_url", "final_on", "id"],
      ...["municipality_id", "paragraph", "registry_number", "shared_for", "shared_in"],
    ],
    update: [
      ...["adjusted_on", "announced_on", "body_id", "correction_reason", "date", "delegated", "document_url"],
      ...["final_on", "paragraph", "registry_number", "shared_for"],
    ],
  },
  shared_strategy_version: {
    policies: [{ name: "recorder", command: "w" }],
    insert: [],
    update: ["effective_from", "state", "superseded_on", "version"],
  },
};

let owner: pg.Client;

beforeAll(async () => {
  owner = new pg.Client({ connectionString: demoDatabase().ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

async function ask<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
  return (await owner.query<Row>(sql, parameters)).rows;
}

const relations = (kinds: string) =>
  `pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN (${kinds})`;
const tables = relations("'r', 'p', 'f'");

describe("every table", () => {
  it("has row-level security enabled and forced", async () => {
    const [all] = await ask<{ count: string }>(`SELECT count(*) FROM ${tables}`);
    expect(Number(all?.count)).toBeGreaterThan(30);
    const open = `SELECT c.relname FROM ${tables} AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`;
    expect(await ask(open)).toEqual([]);
  });

  it("has the policies owner, bound and reader, and no other but those of what is written", async () => {
    const found = await ask<{ table: string; policies: unknown[] }>(`
      SELECT c.relname AS table, (SELECT coalesce(jsonb_agg(jsonb_build_object('name', p.polname,
          'kind', CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END, 'command', p.polcmd,
          'roles', ARRAY(SELECT rolname FROM pg_roles WHERE oid = ANY (p.polroles)) || CASE WHEN 0 = ANY (p.polroles) THEN '{PUBLIC}'::name[] END,
          'reads', p.polqual IS NOT NULL) ORDER BY p.polname), '[]') FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
      FROM ${tables}`);
    const policies = [
      { name: "bound", kind: "restrictive", command: "*", roles: ["samplan_app"], reads: true },
      { name: "owner", kind: "permissive", command: "*", roles: ["samplan_owner"], reads: true },
      { name: "reader", kind: "permissive", command: "r", roles: ["samplan_app"], reads: true },
    ];
    const writing = (table: string) =>
      (written[table]?.policies ?? []).map(({ name, command }) => ({
        ...{ name, kind: "permissive", command, roles: ["samplan_app"], reads: command === "w" },
      }));
    const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);
    expect(found).toEqual(
      found.map(({ table }) => ({ table, policies: [...policies, ...writing(table)].sort(byName) })),
    );
  });

  it("may be read by samplan_app, written in the columns that are named, and that is all that anyone but the owner may", async () => {
    const granted = await ask<{ table: string; grants: string[] }>(`
      SELECT c.relname AS table, ARRAY(SELECT concat_ws(' ', coalesce(g.rolname, 'PUBLIC'), a.privilege_type, CASE WHEN a.is_grantable THEN 'grantable' END)
        FROM aclexplode(c.relacl) a LEFT JOIN pg_roles g ON g.oid = a.grantee WHERE a.grantee <> c.relowner ORDER BY 1) AS grants
      FROM ${tables}`);
    expect(granted).toEqual(granted.map(({ table }) => ({ table, grants: ["samplan_app SELECT"] })));
    const columns = await ask<{ table: string; privilege: string; columns: string[] }>(`
      SELECT c.relname AS table, concat_ws(' ', coalesce(g.rolname, 'PUBLIC'), x.privilege_type, CASE WHEN x.is_grantable THEN 'grantable' END) AS privilege,
        array_agg(a.attname::text ORDER BY a.attname::text COLLATE "C") AS columns
      FROM pg_attribute a JOIN ${tables.replace("pg_class c WHERE", "pg_class c ON c.oid = a.attrelid AND")}
      CROSS JOIN aclexplode(a.attacl) x LEFT JOIN pg_roles g ON g.oid = x.grantee GROUP BY 1, 2 ORDER BY 1, 2`);
    const expected = Object.entries(written).flatMap(([table, { insert, update }]) => [
      ...(insert.length > 0 ? [{ table, privilege: "samplan_app INSERT", columns: insert }] : []),
      ...(update.length > 0 ? [{ table, privilege: "samplan_app UPDATE", columns: update }] : []),
    ]);
    expect(columns).toEqual(expected);
  });

  it("belongs to samplan_owner", async () => {
    const sql = `SELECT c.relname, c.relowner::regrole::text AS owner FROM ${relations("'r', 'p', 'f', 'v', 'S'")} AND c.relowner <> 'samplan_owner'::regrole`;
    expect(await ask(sql)).toEqual([]);
  });
});

describe("every table of the domain", () => {
  it("logs its changes, and is not emptied without a trace", async () => {
    const found = await ask<{ table: string; triggers: string[] }>(`
      SELECT c.relname AS table, ARRAY(SELECT concat_ws(' ', t.tgname, t.tgtype, t.tgenabled, t.tgargs) FROM pg_trigger t
        WHERE t.tgrelid = c.oid AND t.tgname IN ('log_change', 'refuse_truncate') ORDER BY 1) AS triggers
      FROM ${tables} AND c.relname NOT IN ('schema_migration', 'change_log', 'change_log_head')`);
    // After each row of INSERT, DELETE and UPDATE (1 + 4 + 8 + 16); before TRUNCATE (2 + 32). Both enabled.
    const logged = [expect.stringMatching(/^log_change 29 O /), expect.stringMatching(/^refuse_truncate 34 O/)];
    expect(found).toEqual(found.map(({ table }) => ({ table, triggers: logged })));
  });
});

describe("views", () => {
  it("run with their reader's rights, and none keeps a copy", async () => {
    const views = `SELECT c.relname FROM ${relations("'v', 'm'")}
      AND (c.relkind = 'm' OR NOT coalesce(c.reloptions @> '{security_invoker=true}', false))`;
    expect(await ask(views)).toEqual([]);
  });
});

describe.each(["samplan_app", "samplan_worker"])("the role %s", (role) => {
  it("is no superuser, bypasses nothing and is a member of nothing", async () => {
    const [found] = await ask(
      `SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
        ARRAY(SELECT roleid::regrole::text FROM pg_auth_members WHERE member = r.oid) AS member_of
       FROM pg_roles r WHERE rolname = $1`,
      [role],
    );
    const nothing = { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false };
    expect(found).toEqual({ ...nothing, rolreplication: false, member_of: [] });
  });

  it("owns nothing at all", async () => {
    const owned = `SELECT classid::regclass::text AS kind, objid FROM pg_shdepend
      WHERE refclassid = 'pg_authid'::regclass AND refobjid = $1::regrole AND deptype = 'o'`;
    expect(await ask(owned, [role])).toEqual([]);
  });

  it("may connect, and creates nothing: no schema, no table, no temporary one", async () => {
    const [found] = await ask(
      `SELECT has_database_privilege($1, current_database(), 'CONNECT') AS connect,
        has_database_privilege($1, current_database(), 'CREATE') AS schema,
        has_database_privilege($1, current_database(), 'TEMPORARY') AS temporary,
        EXISTS (SELECT FROM pg_namespace WHERE has_schema_privilege($1, oid, 'CREATE')) AS in_schema`,
      [role],
    );
    expect(found).toEqual({ connect: true, schema: false, temporary: false, in_schema: false });
  });

  it("uses no sequence", async () => {
    const sequences = `SELECT c.relname FROM ${relations("'S'")}
      AND CASE c.relkind WHEN 'S' THEN has_sequence_privilege($1, c.oid, 'USAGE, SELECT, UPDATE') END`;
    expect(await ask(sequences, [role])).toEqual([]);
  });
});

describe("functions of the schema", () => {
  const functions = `FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')`;

  it("run with their owner's rights only where that is meant, with the search path pinned", async () => {
    const found = await ask<{ name: string; path: string[] | null; owner: string }>(
      `SELECT p.oid::regprocedure::text AS name, p.proconfig AS path, p.proowner::regrole::text AS owner ${functions} AND p.prosecdef ORDER BY 1`,
    );
    expect(found.map(({ name }) => name)).toEqual(definerFunctions);
    for (const { path, owner: by } of found)
      expect([path, by]).toEqual([["search_path=public, pg_temp"], "samplan_owner"]);
  });

  it("are not executable by everybody", async () => {
    const open = `SELECT p.oid::regprocedure::text AS name ${functions}
      AND EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0) ORDER BY 1`;
    expect(await ask(open)).toEqual([]);
  });

  it("are executable by samplan_app where they only read, and never by samplan_worker", async () => {
    const written = `SELECT p.oid::regprocedure::text AS name ${functions}
      AND (has_function_privilege('samplan_worker', p.oid, 'EXECUTE')
        OR (has_function_privilege('samplan_app', p.oid, 'EXECUTE') AND (p.provolatile = 'v' OR p.prokind = 'p'))) ORDER BY 1`;
    expect(await ask(written)).toEqual([]);
  });
});

/** A key or an index over a table, with its columns in order; of a foreign key also the table that it points to. */
interface Key {
  table: string;
  name: string;
  columns: string[];
  target: string | null;
}

describe("keys, which row-level security does not bind", () => {
  const namesOf = (relation: string, numbers: string) =>
    `ARRAY(SELECT coalesce(a.attname, '') FROM unnest(${numbers}) WITH ORDINALITY k (n, position)
      LEFT JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.n ORDER BY k.position)::text[]`;
  const uniqueIndexes = `SELECT c.relname AS table, i.indexrelid::regclass::text AS name, NULL AS target, ${namesOf("c.oid", "i.indkey::int2[]")} AS columns
    FROM pg_index i JOIN ${tables.replace("WHERE", "ON c.oid = i.indrelid WHERE")} AND (i.indisunique OR i.indisexclusion)`;
  const foreignKeys = `SELECT c.relname AS table, k.conname AS name, k.confrelid::regclass::text AS target, ${namesOf("c.oid", "k.conkey")} AS columns
    FROM pg_constraint k JOIN ${tables.replace("WHERE", "ON c.oid = k.conrelid WHERE")} AND k.contype = 'f'`;

  /** Whose the rows of each table are, read from its primary key. */
  async function ownership(): Promise<Map<string, string>> {
    const keys = await ask<Key>(`${uniqueIndexes} AND i.indisprimary`);
    return new Map(keys.map(({ table, columns: [first = ""] }) => [table, first]));
  }

  it("are led by the tenant or the collaboration in every table but the global ones", async () => {
    const owners = await ownership();
    // chain_id is either: the municipality or the collaboration that the entries belong to.
    const leading = ["municipality_id", "collaboration_id", "chain_id"];
    const without = [...owners].filter(([, first]) => !leading.includes(first));
    expect(without.map(([table]) => table).sort()).toEqual(globalTables);
    const [count] = await ask<{ count: string }>(`SELECT count(*) FROM ${tables}`);
    expect(owners.size).toBe(Number(count?.count));
  });

  it("are so in every unique and exclusion index", async () => {
    const owners = await ownership();
    const keys = (await ask<Key>(uniqueIndexes)).filter(({ table }) => !globalTables.includes(table));
    expect(keys.length).toBeGreaterThan(30);
    expect(keys.filter(({ table, columns: [first = ""] }) => !leads(first, owners.get(table)))).toEqual([]);
  });

  it("are so in every foreign key, by the owner of what it points to", async () => {
    const owners = await ownership();
    const keys = (await ask<Key>(foreignKeys)).filter(({ target }) => target && !globalTables.includes(target));
    expect(keys.length).toBeGreaterThan(30);
    expect(keys.filter(({ target, columns: [first = ""] }) => !leads(first, owners.get(target ?? "")))).toEqual([]);
  });

  /** municipality_id or another's <whose>_municipality_id; collaboration_id. */
  function leads(column: string, ownedBy: string | undefined): boolean {
    if (ownedBy === "municipality_id") return /^(\w+_)?municipality_id$/.test(column);
    return (ownedBy === "collaboration_id" || ownedBy === "chain_id") && column === ownedBy;
  }
});

describe("columns that a policy filters on", () => {
  it("each lead an index", async () => {
    const filtered = `SELECT DISTINCT c.relname AS table, a.attname AS column FROM pg_policy p
      JOIN pg_class c ON c.oid = p.polrelid
      JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND d.objid = p.oid AND d.refobjid = c.oid AND d.refobjsubid > 0
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
      WHERE a.attname IN ('municipality_id', 'invited_municipality_id', 'collaboration_id', 'shared_in', 'joint_with')`;
    const found = await ask<{ table: string; column: string }>(filtered);
    expect(found.length).toBeGreaterThan(40);
    const unindexed = `SELECT f.* FROM (${filtered}) f WHERE NOT EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid
      WHERE i.indrelid = f.table::regclass AND a.attname = f.column AND i.indkey[0] = a.attnum AND i.indpred IS NULL)`;
    expect(await ask(unindexed)).toEqual([]);
  });
});
