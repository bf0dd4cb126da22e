import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { demoDatabase } from "../support/database.js";

/** Tables that belong to no tenant and to no collaboration; of all others the keys are checked. */
const globalTables = ["collaboration", "municipality", "policy_domain", "schema_migration"];

/** Functions that read more than their caller may, each with a reason in its migration. */
const definerFunctions = [
  "actions_of_bodies(uuid[])",
  "admit_participation()",
  "application_totals(uuid,uuid[],date,date)",
  "body_has_open_matters(uuid,date)",
  "content_is_open(uuid,uuid)",
  "follow_ups_follow_plan()",
  "forget_old_answers()",
  "hand_over_lead()",
  "history(text,uuid,integer,timestamp with time zone,uuid,bigint)",
  "history_texts(text,uuid,bigint[])",
  "identify(text,text,text,date)",
  "keep_past()",
  "know_parties()",
  "know_parties_of_plan()",
  "lapse_adoptions()",
  "log_change()",
  "move_to_successor()",
  "name_action()",
  "newest_content(uuid)",
  "role_to_go_on_with(uuid,uuid,integer,uuid,uuid,text)",
  "seal_changes()",
  "share_cancellation()",
  "share_content()",
  "viewer_collaborations()",
  "viewer_fellows()",
  "viewer_former_collaborations()",
  "viewer_last_day_in(uuid)",
];

/** What the server may write, by table: the policies beside the three that every table has, and the columns. */
interface Written {
  policies: { name: string; command: string }[];
  insert: string[];
  update: string[];
  /** Rows of it are taken away, in which case the change log keeps them. */
  deletes?: true;
}
const written: Record<string, Written> = {
  action: {
    policies: [
      { name: "counter", command: "w" },
      { name: "writer", command: "a" },
    ],
    insert: ["body_id", "collaboration_id", "id", "municipality_id", "section"],
    update: ["updated_at", "version"],
  },
  action_follow_up: {
    policies: [
      { name: "changer", command: "w" },
      { name: "writer", command: "a" },
    ],
    insert: [
      "assessment",
      "attendance_men",
      "attendance_other",
      "attendance_unspecified",
      "attendance_women",
      "body_id",
      "comment",
      "completed_on",
      "correction_note",
      "corrective_measure",
      "cost_amount",
      "cost_forecast_amount",
      "effect_list",
      "id",
      "implementation_status",
      "municipality_id",
      "participation_id",
      "progress",
      "report_id",
      "report_state",
      "unchanged",
    ],
    update: [
      "assessment",
      "attendance_men",
      "attendance_other",
      "attendance_unspecified",
      "attendance_women",
      "comment",
      "completed_on",
      "correction_note",
      "corrective_measure",
      "cost_amount",
      "cost_forecast_amount",
      "effect_list",
      "implementation_status",
      "participation_id",
      "progress",
      "shared_for",
      "shared_in",
      "unchanged",
      "version",
    ],
  },
  action_revision: {
    policies: [
      { name: "changer", command: "w" },
      { name: "writer", command: "a" },
    ],
    insert: [
      ...["action_id", "action_municipality_id", "body_id", "cancellation_decision_id", "cancellation_reason"],
      ...["cancelled_on", "collaboration_id", "continuous", "description", "end_date", "financing", "id"],
      ...["implementation_status", "municipality_id", "number", "primary_area_id", "start_date", "title", "weight"],
      "year",
    ],
    update: [
      ...["cancellation_decision_id", "cancellation_reason", "cancelled_on", "collaboration_id", "continuous"],
      ...["description", "end_date", "financing", "implementation_status", "primary_area_id", "start_date"],
      ...["title", "weight"],
    ],
  },
  action_revision_point: {
    policies: [
      { name: "remover", command: "d" },
      { name: "writer", command: "a" },
    ],
    insert: ["collaboration_id", "municipality_id", "position", "revision_id", "strategy_point_id"],
    update: [],
    deletes: true,
  },
  action_revision_principle: {
    policies: [
      { name: "remover", command: "d" },
      { name: "writer", command: "a" },
    ],
    insert: ["collaboration_id", "municipality_id", "position", "principle_id", "revision_id"],
    update: [],
    deletes: true,
  },
  adoption: {
    policies: [{ name: "recorder", command: "a" }],
    insert: [
      ...["collaboration_id", "common_section_version_id", "content_hash", "decision_id", "id", "municipality_id"],
      ...["outcome", "strategy_version_id", "wording"],
    ],
    update: [],
  },
  body: {
    policies: [
      { name: "administrator", command: "a" },
      { name: "closer", command: "w" },
    ],
    insert: ["abbreviation", "domain_key", "id", "kind", "municipality_id", "name", "valid_from", "valid_to"],
    update: ["valid_to"],
  },
  body_succession: {
    policies: [{ name: "administrator", command: "a" }],
    insert: ["date", "from_body_id", "kind", "municipality_id", "takes_over", "to_body_id"],
    update: [],
  },
  collaboration_membership: {
    policies: [{ name: "leaver", command: "w" }],
    insert: [],
    update: ["exit_decision_id", "valid_to"],
  },
  common_section_version: {
    policies: [
      { name: "drafter", command: "a" },
      { name: "editor", command: "w" },
      { name: "recorder", command: "w" },
    ],
    insert: ["collaboration_id", "id", "number", "state", "text", "year"],
    update: [
      ...["consultation_answer_by", "consultation_sent_on", "content_hash", "effective_from", "starts_on", "state"],
      ...["superseded_on", "text", "version"],
    ],
  },
  consultation_consent: {
    policies: [{ name: "drafter", command: "a" }],
    insert: [
      ...["collaboration_id", "common_section_version_id", "id", "municipality_id", "strategy_version_id"],
      "text_version",
    ],
    update: [],
  },
  consultation_response: {
    policies: [
      { name: "changer", command: "w" },
      { name: "writer", command: "a" },
    ],
    insert: [
      ...["answer", "answered_at", "body_id", "collaboration_id", "common_section_version_id", "id"],
      ...["municipality_id", "shared_for", "shared_in", "strategy_version_id", "text_version"],
    ],
    update: ["answer", "answered_at", "shared_for", "text_version", "version"],
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
      ...["final_on", "paragraph", "registry_number", "shared_for", "version"],
    ],
  },
  effect: {
    policies: [{ name: "writer", command: "a" }],
    insert: ["description", "evidence_level", "follow_up_id", "id", "kind", "list", "municipality_id", "position"],
    update: [],
  },
  follow_up_period: {
    policies: [
      { name: "keeper", command: "w" },
      { name: "planner", command: "a" },
    ],
    insert: ["due_on", "from_date", "id", "kind", "municipality_id", "state", "to_date", "year"],
    update: ["due_on", "from_date", "state", "to_date", "version"],
  },
  follow_up_report: {
    policies: [
      { name: "changer", command: "w" },
      { name: "mover", command: "w" },
      { name: "recorder", command: "a" },
      { name: "writer", command: "a" },
    ],
    insert: [
      "body_id",
      "id",
      "municipality_id",
      "period_id",
      "period_kind",
      "plan_id",
      "revision",
      "shared_for",
      "shared_in",
      "state",
      "year",
    ],
    update: ["approved_at", "decision_id", "plan_id", "shared_for", "shared_in", "state", "submitted_at", "version"],
  },
  guiding_principle: {
    policies: [
      { name: "drafter", command: "a" },
      { name: "editor", command: "w" },
    ],
    insert: ["code", "collaboration_id", "id", "name_en", "name_sv", "position", "strategy_version_id", "text"],
    update: ["name_en", "name_sv", "position", "removed", "text"],
  },
  idempotency_key: {
    policies: [{ name: "keeper", command: "a" }],
    insert: ["answer", "key", "municipality_id", "request_hash", "roles", "user_id"],
    update: [],
  },
  participation: {
    policies: [
      { name: "changer", command: "w" },
      { name: "recorder", command: "w" },
      { name: "writer", command: "a" },
    ],
    insert: [
      ...["action_id", "action_municipality_id", "body_id", "budget_amount", "budget_currency", "consent", "id"],
      ...["lead_offered_body_id", "lead_offered_municipality_id", "municipality_id", "plan_id"],
      ...["responsible_function", "revision_id", "revision_municipality_id", "role", "withdrawal_reason"],
      ...["withdrawn_at", "withdrawn_on", "year"],
    ],
    update: [
      ...["budget_amount", "budget_currency", "consent", "lead_offered_body_id", "lead_offered_municipality_id"],
      ...["plan_id", "responsible_function", "revision_id", "revision_municipality_id", "role", "shared_for"],
      ...["shared_in", "version", "withdrawal_reason", "withdrawn_on"],
    ],
  },
  participation_invitation: {
    policies: [
      { name: "decliner", command: "w" },
      { name: "writer", command: "a" },
    ],
    insert: [
      ...["action_id", "action_municipality_id", "body_id", "consent", "contact_function", "id", "invited_body_id"],
      ...["invited_municipality_id", "municipality_id", "year"],
    ],
    update: ["consent", "response_reason", "version"],
  },
  priority_area: {
    policies: [
      { name: "drafter", command: "a" },
      { name: "editor", command: "w" },
    ],
    insert: ["code", "collaboration_id", "id", "name_en", "name_sv", "position", "strategy_version_id", "text"],
    update: ["name_en", "name_sv", "position", "removed", "text"],
  },
  local_designation: {
    policies: [
      { name: "changer", command: "w" },
      { name: "designator", command: "a" },
    ],
    insert: [
      ...["body_id", "collaboration_id", "document_type", "id", "municipality_id", "registry_number", "shared_for"],
      ...["shared_in", "strategy_id", "title"],
    ],
    update: ["body_id", "document_type", "registry_number", "shared_for", "title", "version"],
  },
  municipality_profile: {
    policies: [
      { name: "administrator", command: "w" },
      { name: "founder", command: "a" },
    ],
    insert: [
      ...["adoption_counts_from", "municipality_id", "plan_label", "plan_label_definite", "plan_label_plural"],
      ...["plan_label_plural_definite", "report_approval", "shared_strategy_label", "strategy_label"],
      "strategy_label_definite",
    ],
    update: [
      ...["adoption_counts_from", "plan_label", "plan_label_definite", "plan_label_plural"],
      ...["plan_label_plural_definite", "report_approval", "shared_strategy_label", "strategy_label"],
      ...["strategy_label_definite", "version"],
    ],
  },
  repeal: {
    policies: [{ name: "recorder", command: "a" }],
    insert: [
      ...["collaboration_id", "common_section_version_id", "decision_id", "id", "municipality_id"],
      "strategy_version_id",
    ],
    update: [],
  },
  plan: {
    policies: [
      { name: "changer", command: "w" },
      { name: "recorder", command: "w" },
      { name: "writer", command: "a" },
    ],
    insert: [
      ...["body_id", "has_local_text", "id", "local_text", "municipality_id", "no_local_text", "revision", "state"],
      ...["updated_at", "year"],
    ],
    update: [
      ...["annulment_decision_id", "annulment_reason", "decision_id", "decision_outcome", "has_local_text"],
      ...["local_text", "no_local_text", "shared_for", "shared_in", "state", "updated_at", "version"],
    ],
  },
  plan_common_section: {
    policies: [
      { name: "changer", command: "w" },
      { name: "writer", command: "a" },
    ],
    insert: [
      ...["collaboration_id", "common_section_version_id", "conditional", "content_hash", "exemption_reason"],
      ...["municipality_id", "plan_id"],
    ],
    update: ["common_section_version_id", "conditional", "content_hash", "exemption_reason"],
  },
  plan_strategy_version: {
    policies: [{ name: "writer", command: "a" }],
    insert: ["collaboration_id", "municipality_id", "plan_id", "strategy_version_id"],
    update: [],
  },
  report_reason: {
    policies: [
      { name: "changer", command: "w" },
      { name: "writer", command: "a" },
    ],
    insert: ["body_id", "draft", "id", "kind", "municipality_id", "reason", "report_id"],
    update: ["draft", "shared_for", "shared_in"],
  },
  shared_strategy: {
    policies: [{ name: "drafter", command: "a" }],
    insert: ["collaboration_id", "id", "key"],
    update: [],
  },
  shared_strategy_version: {
    policies: [
      { name: "drafter", command: "a" },
      { name: "editor", command: "w" },
      { name: "recorder", command: "w" },
    ],
    insert: ["based_on_id", "collaboration_id", "id", "number", "state", "strategy_id"],
    update: [
      ...["based_on_id", "consultation_answer_by", "consultation_sent_on", "content_hash", "effective_from"],
      ...["starts_on", "state", "superseded_on", "version"],
    ],
  },
  strategy_point: {
    policies: [
      { name: "drafter", command: "a" },
      { name: "editor", command: "w" },
    ],
    insert: [
      ...["area_id", "code", "collaboration_id", "id", "name_en", "name_sv", "position", "strategy_version_id", "text"],
    ],
    update: ["area_id", "name_en", "name_sv", "position", "removed", "text"],
  },
  strategy_point_lineage: {
    policies: [
      { name: "drafter", command: "a" },
      { name: "editor", command: "w" },
    ],
    insert: ["collaboration_id", "from_point_id", "id", "kind", "strategy_version_id", "to_point_id"],
    update: ["kind", "removed"],
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
        ...{ name, kind: "permissive", command, roles: ["samplan_app"], reads: command !== "a" },
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
    const grantsOn = (table: string) => [
      ...(written[table]?.deletes ? ["samplan_app DELETE"] : []),
      "samplan_app SELECT",
    ];
    expect(granted).toEqual(granted.map(({ table }) => ({ table, grants: grantsOn(table) })));
    const columns = await ask<{ table: string; privilege: string; columns: string[] }>(`
      SELECT c.relname AS table, concat_ws(' ', coalesce(g.rolname, 'PUBLIC'), x.privilege_type, CASE WHEN x.is_grantable THEN 'grantable' END) AS privilege,
        array_agg(a.attname::text ORDER BY a.attname::text COLLATE "C") AS columns
      FROM pg_attribute a JOIN ${tables.replace("pg_class c WHERE", "pg_class c ON c.oid = a.attrelid AND")}
      CROSS JOIN aclexplode(a.attacl) x LEFT JOIN pg_roles g ON g.oid = x.grantee GROUP BY 1, 2 ORDER BY 1, 2`);
    const byTable = Object.entries(written).sort(([one], [other]) => (one < other ? -1 : 1));
    const expected = byTable.flatMap(([table, { insert, update }]) => [
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
      FROM ${tables} AND c.relname NOT IN ('schema_migration', 'change_log', 'change_log_head', 'idempotency_key')`);
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
