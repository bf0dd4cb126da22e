import { readFile } from "node:fs/promises";
import type pg from "pg";
import type { Table } from "./tables.js";
import type { Viewer } from "./viewers.js";

const ownRecord = "pg_temp.own(r.municipality_id) AND (SELECT r.user_id = v.user_id OR v.administers FROM viewer v)";
const register = "pg_temp.own(r.municipality_id) OR pg_temp.fellow(r.municipality_id)";
const log = "pg_temp.own(r.chain_id) AND (SELECT reads_log FROM viewer)";
const revision = "r.revision_id IN (SELECT pg_temp.readable_revisions())";
const ofText =
  "pg_temp.reads_strategy(r.strategy_version_id) OR pg_temp.reads_common_section(r.common_section_version_id)";
const project = "pg_temp.reads_project(r.project_id, r.municipality_id)";

/**
 * The table of docs/who-sees-what.md: for each table the condition under which the viewer sees its row r, in the words of
 * expectation.sql. A table that is missing here fails the test: whoever adds one says who sees it.
 */
export const expectations: Readonly<Record<string, string>> = {
  schema_migration: "true",
  change_log: `${log} AND (r.table_name NOT IN ('app_user', 'role_assignment') OR (SELECT administers FROM viewer))`,
  change_log_head: log,
  municipality: "(SELECT municipality_id IS NOT NULL FROM viewer)",
  policy_domain: "(SELECT has_role FROM viewer)",
  municipality_profile: register,
  population: register,
  body: register,
  body_succession: register,
  follow_up_period: register,
  collaboration: "pg_temp.reads(r.id, '-infinity')",
  collaboration_membership: "pg_temp.reads(r.collaboration_id, r.valid_from)",
  app_user: "pg_temp.own(r.municipality_id) AND (SELECT r.id = v.user_id OR v.administers FROM viewer v)",
  role_assignment: ownRecord,
  idempotency_key: "pg_temp.own(r.municipality_id) AND (SELECT r.user_id = v.user_id FROM viewer v)",
  shared_strategy: "pg_temp.reads(r.collaboration_id, '-infinity')",
  shared_strategy_version: "pg_temp.reads_strategy(r.id)",
  priority_area: "pg_temp.reads_strategy(r.strategy_version_id)",
  strategy_point: "pg_temp.reads_strategy(r.strategy_version_id)",
  guiding_principle: "pg_temp.reads_strategy(r.strategy_version_id)",
  strategy_point_lineage: "pg_temp.reads_strategy(r.strategy_version_id)",
  common_section_version: "pg_temp.reads_common_section(r.id)",
  adoption: ofText,
  local_designation: "pg_temp.own(r.municipality_id) OR pg_temp.reads(r.collaboration_id, r.shared_for)",
  consultation_consent: ofText,
  repeal: ofText,
  consultation_response: `pg_temp.own(r.municipality_id) OR pg_temp.reads(r.collaboration_id,
    coalesce((SELECT make_date(s.year, 1, 1) FROM common_section_version s WHERE s.id = r.common_section_version_id), r.answered_at::date))`,
  decision: `pg_temp.own(r.municipality_id)
    OR EXISTS (SELECT FROM plan p WHERE r.id IN (p.decision_id, p.annulment_decision_id) AND pg_temp.reads_adopted(p.id))
    OR EXISTS (SELECT FROM follow_up_report f WHERE f.decision_id = r.id AND pg_temp.reads_shared_report(f.id))
    OR EXISTS (SELECT FROM adoption a LEFT JOIN common_section_version s ON s.id = a.common_section_version_id
      WHERE a.decision_id = r.id AND pg_temp.reads(a.collaboration_id, coalesce(make_date(s.year, 1, 1), r.date)))
    OR EXISTS (SELECT FROM repeal p LEFT JOIN common_section_version s ON s.id = p.common_section_version_id
      WHERE p.decision_id = r.id AND pg_temp.reads(p.collaboration_id, coalesce(make_date(s.year, 1, 1), r.date)))
    OR EXISTS (SELECT FROM collaboration_membership m WHERE m.exit_decision_id = r.id AND pg_temp.reads(m.collaboration_id, m.valid_to))`,
  plan: "pg_temp.reads_plan(r.id)",
  plan_common_section: "pg_temp.reads_plan(r.plan_id)",
  plan_strategy_version: "pg_temp.reads_plan(r.plan_id)",
  action: `pg_temp.is_side_of(r.id, true)
    OR pg_temp.own(r.municipality_id) AND pg_temp.in_scope(r.body_id)
    OR (pg_temp.own(r.municipality_id) OR pg_temp.is_side_of(r.id, false))
      AND EXISTS (SELECT FROM participation p WHERE p.action_id = r.id AND NOT pg_temp.is_under_preparation(p.plan_id))
    OR EXISTS (SELECT FROM participation p WHERE p.action_id = r.id AND pg_temp.reads_adopted(p.plan_id))`,
  action_revision: "r.id IN (SELECT pg_temp.readable_revisions())",
  action_revision_point: revision,
  action_revision_principle: revision,
  participation: `pg_temp.reads_adopted(r.plan_id)
    OR pg_temp.own(r.municipality_id) AND (pg_temp.in_scope(r.body_id) OR NOT pg_temp.is_under_preparation(r.plan_id))
    OR r.consent IN ('ACCEPTED', 'WITHDRAWN') AND EXISTS (SELECT FROM participation mine
      WHERE mine.action_id = r.action_id AND mine.year = r.year AND mine.body_id <> r.body_id AND mine.consent = 'ACCEPTED'
        AND pg_temp.own(mine.municipality_id) AND pg_temp.in_scope(mine.body_id))`,
  participation_invitation: `pg_temp.own(r.municipality_id) AND pg_temp.in_scope(r.body_id)
    OR pg_temp.own(r.invited_municipality_id) AND pg_temp.in_scope(r.invited_body_id)`,
  follow_up_report: "pg_temp.own(r.municipality_id) OR pg_temp.reads_shared_report(r.id)",
  action_follow_up: "pg_temp.reads_follow_up(r.id)",
  effect: `pg_temp.reads_follow_up(r.follow_up_id)
    AND r.list = (SELECT f.effect_list FROM action_follow_up f WHERE f.id = r.follow_up_id)`,
  report_reason: "pg_temp.reads_reason(r.id)",
  project: "pg_temp.reads_project(r.id, r.municipality_id)",
  project_applicant: project,
  project_action: project,
  funding_line: project,
  disbursement:
    "(SELECT pg_temp.reads_project(l.project_id, l.municipality_id) FROM funding_line l WHERE l.id = r.line_id)",
  indicator: "pg_temp.reads(r.collaboration_id, '-infinity')",
  indicator_value: `pg_temp.own(r.municipality_id) OR r.status = 'FINAL' AND pg_temp.reads_of(r.municipality_id,
    make_date(r.year, 1, 1), pg_temp.last_day(r.municipality_id, r.year, r.period_kind), pg_temp.last_day(r.municipality_id, r.year, r.period_kind))`,
  indicator_joint_count: "pg_temp.reads(r.collaboration_id, make_date(r.year, 1, 1))",
};

/** Asks the owner what a viewer should see. Made over one connection, which it fills with the words of expectation.sql. */
export class Expectation {
  private constructor(private readonly owner: pg.Client) {}

  static async on(owner: pg.Client): Promise<Expectation> {
    await owner.query(await readFile(new URL("./expectation.sql", import.meta.url), "utf8"));
    return new Expectation(owner);
  }

  /** From here on the answers are about this viewer. */
  async lookAs({ code, subject, today, drafts, ...viewer }: Viewer): Promise<void> {
    await this.owner.query("TRUNCATE viewer");
    await this.owner.query(
      `INSERT INTO viewer
       SELECT m.id, $2, (SELECT id FROM app_user u WHERE u.municipality_id = m.id AND u.subject = $3), $4, $5 AND $2,
         ARRAY(SELECT b.id FROM body b WHERE $2 AND b.municipality_id = m.id AND b.abbreviation = ANY ($6)), $7, $8, $9, $10
       FROM (SELECT 1) one LEFT JOIN municipality m ON m.code = $1`,
      [
        code,
        viewer.hasRole,
        subject,
        today,
        drafts === "all",
        { all: [], none: [], 1: ["KS"], 2: ["BUN", "UN"] }[drafts],
        viewer.readsSubmitted,
        viewer.editsSharedText,
        viewer.administers,
        viewer.readsLog,
      ],
    );
  }

  /** The keys of the rows of a table that the viewer should see. */
  async keysOf({ name, key }: Table): Promise<string[]> {
    const condition = expectations[name];
    if (condition === undefined) throw new Error(`${name} is not in tests/rls/expectation.ts: say who sees its rows.`);
    const { rows } = await this.owner.query<{ key: string }>(
      `SELECT ${key} AS key FROM ${name} r WHERE (${condition}) ORDER BY 1`,
    );
    return rows.map((row) => row.key);
  }
}
