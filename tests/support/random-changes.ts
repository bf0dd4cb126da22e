/**
 * What may happen to a municipality's planning, each as one transaction of the owner's SQL on whichever rows it fits: the
 * row is chosen by the setting test.seed. Nothing happens where no row fits.
 */
const chosen = "ORDER BY md5(id::text || current_setting('test.seed')) LIMIT 1";

const share = `UPDATE action_follow_up SET shared_in = report.shared_in, shared_for = report.shared_for WHERE report_id = report.id;`;

const changes = {
  handIn: `
    UPDATE follow_up_report SET state = 'SUBMITTED', submitted_at = now() WHERE id =
      (SELECT id FROM follow_up_report WHERE state IN ('DRAFT', 'RETURNED') AND shared_in IS NOT NULL ${chosen});`,
  giveBack: `
    UPDATE follow_up_report SET state = 'RETURNED' WHERE id =
      (SELECT id FROM follow_up_report WHERE state = 'SUBMITTED' ${chosen});`,
  approve: `
    SELECT * INTO report FROM follow_up_report r WHERE state IN ('DRAFT', 'SUBMITTED', 'RETURNED') AND shared_in IS NOT NULL AND NOT EXISTS
      (SELECT FROM follow_up_report a WHERE a.body_id = r.body_id AND a.period_id = r.period_id AND a.state = 'APPROVED') ${chosen};
    UPDATE follow_up_report SET state = 'APPROVED', approved_at = now() WHERE id = report.id;
    ${share}`,
  correct: `
    SELECT * INTO report FROM follow_up_report WHERE state = 'APPROVED' AND shared_in IS NOT NULL ${chosen};
    INSERT INTO follow_up_report (municipality_id, id, plan_id, body_id, period_id, year, period_kind, revision, state, shared_in, shared_for)
      SELECT municipality_id, fresh, plan_id, body_id, period_id, year, period_kind, revision + 1, 'DRAFT', shared_in, shared_for
      FROM follow_up_report WHERE id = report.id;
    INSERT INTO action_follow_up SELECT (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid(), 'report_id', fresh,
        'report_state', 'DRAFT', 'assessment', CASE f.assessment WHEN 'RED' THEN 'GREEN' ELSE 'RED' END, 'cost_amount', 12300,
        'attendance_women', f.attendance_women + 7, 'shared_in', null, 'shared_for', null, 'recorded_from', now()))).*
      FROM action_follow_up f WHERE f.report_id = report.id;
    UPDATE follow_up_report SET state = 'SUPERSEDED' WHERE id = report.id;
    UPDATE follow_up_report SET state = 'APPROVED', approved_at = now() WHERE id = fresh;
    UPDATE action_follow_up SET shared_in = report.shared_in, shared_for = report.shared_for WHERE report_id = fresh;`,
  revise: `
    SELECT * INTO old FROM plan p WHERE in_force AND shared_in IS NOT NULL AND NOT EXISTS (SELECT FROM plan u WHERE u.body_id = p.body_id
      AND u.year = p.year AND u.state IN ('DRAFT', 'IN_PREPARATION', 'PROPOSED', 'RETURNED', 'POSTPONED')) ${chosen};
    INSERT INTO plan (municipality_id, id, body_id, year, revision, state, local_text, has_local_text)
      SELECT municipality_id, fresh, body_id, year, revision + 1, 'DRAFT', local_text, NOT has_local_text FROM plan WHERE id = old.id;
    INSERT INTO participation SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'plan_id', fresh, 'draft', true,
        'in_force', false, 'shared_in', null, 'shared_for', null, 'budget_amount', 4200, 'budget_currency', 'SEK', 'recorded_from', now()))).*
      FROM participation p WHERE p.plan_id = old.id AND (p.role = 'LEAD' OR md5(p.id::text || current_setting('test.seed')) > '4');
    UPDATE plan SET state = 'SUPERSEDED' WHERE id = old.id;
    UPDATE plan SET state = 'ADOPTED', shared_in = old.shared_in, shared_for = old.shared_for WHERE id = fresh;
    UPDATE participation SET shared_in = old.shared_in, shared_for = old.shared_for WHERE plan_id = fresh;
    UPDATE follow_up_report SET plan_id = fresh WHERE plan_id = old.id AND state IN ('NOT_STARTED', 'DRAFT', 'RETURNED');`,
  annul: `
    UPDATE plan SET state = 'ANNULLED' WHERE id = (SELECT id FROM plan WHERE state IN ('ADOPTED', 'FINAL') ${chosen});`,
  reorganise: `
    UPDATE body SET name = name || ' (ny)', domain_key = CASE domain_key WHEN 'LEDNING' THEN 'UTBILDNING' ELSE 'LEDNING' END
      WHERE id = (SELECT id FROM body ${chosen});`,
  countInhabitants: `UPDATE population SET inhabitants = inhabitants + 1000;`,
  decideOnApplication: `
    UPDATE project SET decided_on = make_date(2026, 3, 3), applied_amount = 5500, applied_currency = 'SEK',
      state = CASE WHEN shared_in IS NULL OR joint THEN 'REJECTED' ELSE 'PARTLY_GRANTED' END WHERE id = (SELECT id FROM project ${chosen});`,
  changeGrant: `
    UPDATE funding_line SET granted_amount = granted_amount + 1000 WHERE id = (SELECT id FROM funding_line ${chosen});
    DELETE FROM disbursement WHERE id = (SELECT id FROM disbursement ${chosen});`,
  measureAgain: `
    UPDATE indicator_value SET outcome = coalesce(outcome, 0) + 3 WHERE id = (SELECT id FROM indicator_value ${chosen});`,
  withdrawMeasurement: `DELETE FROM indicator_value WHERE id = (SELECT id FROM indicator_value ${chosen});`,
} as const;

export type Change = keyof typeof changes;
export const changeNames = Object.keys(changes) as Change[];

/** The statement that makes the change; `seed` chooses the rows. */
export function changeStatement(change: Change, seed: number): string {
  return `SELECT set_config('test.seed', '${seed}', false);
    DO $$ DECLARE report follow_up_report; old plan; fresh uuid := gen_random_uuid(); BEGIN ${changes[change]} END $$`;
}
