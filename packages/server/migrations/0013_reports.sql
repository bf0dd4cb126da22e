-- Reporting (I18–I22): who writes reports, follow-ups and the calendar, and that what is approved never changes (I20).

-- Whether a delegate approves a report, or the body itself does, by a decision that is recorded.
ALTER TABLE municipality_profile ADD COLUMN report_approval text NOT NULL DEFAULT 'DELEGATE' CHECK (report_approval IN ('DELEGATE', 'DECISION'));

ALTER TABLE follow_up_period ADD COLUMN version integer NOT NULL DEFAULT 1;

ALTER TABLE action_follow_up
  ADD COLUMN correction_note text CHECK (correction_note <> ''),            -- I19: why a figure is lower than last time
  ADD COLUMN completed_on date,                                             -- I22: where the plan's content has no end date
  ADD COLUMN unchanged boolean NOT NULL DEFAULT false,
  ADD COLUMN effect_list integer NOT NULL DEFAULT 1;

-- Effects are replaced as a whole: the follow-up says which list of them applies, and no other is seen. Nothing is deleted.
ALTER TABLE effect ADD COLUMN list integer NOT NULL DEFAULT 1;

-- Why a report was returned, exempted or is corrected. Apart from the report: members see that row's state and dates, and
-- never what was said about it within the municipality. The reason for a correction is shared with it, by its approval.
CREATE TABLE report_reason (
  municipality_id uuid NOT NULL,
  id uuid NOT NULL,
  report_id uuid NOT NULL,
  body_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('RETURNED', 'EXEMPT', 'CORRECTION')),
  reason text NOT NULL CHECK (reason <> ''),
  draft boolean NOT NULL DEFAULT true,                                      -- a return for good, a correction until it is approved
  shared_in uuid REFERENCES collaboration,
  shared_for date,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  PRIMARY KEY (municipality_id, id),
  FOREIGN KEY (municipality_id, report_id) REFERENCES follow_up_report,
  FOREIGN KEY (municipality_id, body_id) REFERENCES body,
  CHECK (draft OR kind <> 'RETURNED'),
  CHECK ((shared_in IS NULL) = (shared_for IS NULL)),
  CHECK (shared_in IS NULL OR (kind = 'CORRECTION' AND NOT draft))
);
CREATE INDEX ON report_reason (report_id);
CREATE INDEX ON report_reason (shared_in);
CALL protect_tenant_table('report_reason', draft => 'draft', shared => true);
CALL log_changes('report_reason');

-- ── I20: what is approved stays as it is ────────────────────────────────────────────────────────────────────────
-- A correction is a revision of its own; when it is approved, the one before is superseded, and that is all.

CREATE FUNCTION keep_approved_report() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  free constant text[] := '{state,version,recorded_to}';
BEGIN
  IF NEW.state NOT IN (OLD.state, 'SUPERSEDED') OR to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'An approved report is not changed: a correction is a new revision (I20)' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_approved_report BEFORE UPDATE ON follow_up_report FOR EACH ROW
  WHEN (OLD.state IN ('APPROVED', 'SUPERSEDED')) EXECUTE FUNCTION keep_approved_report();

-- Its approval shares what a report says, right after the report itself is approved.
CREATE FUNCTION keep_approved_follow_up() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  free text[] := '{report_state,recorded_to}';
BEGIN
  IF OLD.shared_in IS NULL THEN free := free || '{shared_in,shared_for}'; END IF;
  IF to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'What an approved report says is not changed: a correction is a new revision (I20)' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_approved_follow_up BEFORE UPDATE ON action_follow_up FOR EACH ROW
  WHEN (OLD.report_state IN ('APPROVED', 'SUPERSEDED')) EXECUTE FUNCTION keep_approved_follow_up();

-- A report that goes on under a revised plan takes what it says along, to the new plan's part in the same action. It runs
-- as the owner: whoever records the plan's decision may not be one who sees the body's drafts.
CREATE FUNCTION follow_ups_follow_plan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE action_follow_up f SET participation_id = fresh.id
  FROM participation replaced, participation fresh
  WHERE f.municipality_id = NEW.municipality_id AND f.report_id = NEW.id
    AND replaced.municipality_id = f.municipality_id AND replaced.id = f.participation_id
    AND fresh.municipality_id = f.municipality_id AND fresh.plan_id = NEW.plan_id AND (fresh.consent = 'ACCEPTED' OR fresh.withdrawn_on IS NOT NULL)
    AND (fresh.action_municipality_id, fresh.action_id) = (replaced.action_municipality_id, replaced.action_id) AND fresh.id <> replaced.id;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_ups_follow_plan AFTER UPDATE OF plan_id ON follow_up_report FOR EACH ROW
  WHEN (NEW.plan_id <> OLD.plan_id) EXECUTE FUNCTION follow_ups_follow_plan();

-- ── Who writes ──────────────────────────────────────────────────────────────────────────────────────────────────
-- A municipality that has left goes on reporting on its time as a member, which the others keep reading.

DO $$
DECLARE
  target text;
BEGIN
  FOREACH target IN ARRAY '{follow_up_report,action_follow_up,report_reason}'::text[] LOOP
    EXECUTE format('ALTER POLICY bound ON %I WITH CHECK (municipality_id = (SELECT viewer_municipality())
      AND (shared_in IS NULL OR shared_in = ANY (ARRAY(SELECT viewer_collaborations()))
        OR shared_in = ANY (ARRAY(SELECT viewer_former_collaborations()))))', target);
  END LOOP;
END $$;

CALL let_bodies_write('follow_up_report',
  'municipality_id, id, plan_id, body_id, period_id, year, period_kind, revision, state, shared_in, shared_for',
  'plan_id, state, submitted_at, approved_at, decision_id, version, shared_in, shared_for',
  insertable => 'state IN (''NOT_STARTED'', ''DRAFT'')', updatable => 'state <> ''SUPERSEDED''');
-- Another body's secretary may record the plan's decision (the council's, the executive board's): the expected reports
-- begin, and those under way go on, by its adoption.
CREATE POLICY recorder ON follow_up_report FOR INSERT TO samplan_app
  WITH CHECK ((SELECT viewer_may('records_decisions')) AND state = 'NOT_STARTED');
CREATE POLICY mover ON follow_up_report FOR UPDATE TO samplan_app
  USING ((SELECT viewer_may('records_decisions')) AND state IN ('NOT_STARTED', 'DRAFT', 'RETURNED', 'EXEMPT') AND municipality_id = (SELECT viewer_municipality()))
  WITH CHECK ((SELECT viewer_may('records_decisions')) AND state IN ('NOT_STARTED', 'DRAFT', 'RETURNED', 'EXEMPT'));

CALL let_bodies_write('action_follow_up',
  'municipality_id, id, report_id, body_id, report_state, participation_id, assessment, implementation_status, progress, comment, corrective_measure, ' ||
  'cost_amount, cost_forecast_amount, attendance_women, attendance_men, attendance_other, attendance_unspecified, correction_note, completed_on, unchanged, effect_list',
  'participation_id, assessment, implementation_status, progress, comment, corrective_measure, cost_amount, cost_forecast_amount, ' ||
  'attendance_women, attendance_men, attendance_other, attendance_unspecified, correction_note, completed_on, unchanged, effect_list, version, shared_in, shared_for',
  insertable => 'report_state IN (''DRAFT'', ''RETURNED'')', updatable => 'report_state IN (''DRAFT'', ''RETURNED'', ''APPROVED'')');

-- An effect belongs to whoever writes its follow-up, while that may be written.
ALTER POLICY bound ON effect
  USING (EXISTS (SELECT FROM action_follow_up f WHERE f.municipality_id = effect.municipality_id AND f.id = follow_up_id AND f.effect_list = list))
  WITH CHECK (municipality_id = (SELECT viewer_municipality()) AND EXISTS (SELECT FROM action_follow_up f
    WHERE f.municipality_id = effect.municipality_id AND f.id = follow_up_id AND f.effect_list = list AND f.report_state IN ('DRAFT', 'RETURNED')));
CREATE POLICY writer ON effect FOR INSERT TO samplan_app WITH CHECK (EXISTS (SELECT FROM action_follow_up f
  WHERE f.municipality_id = effect.municipality_id AND f.id = follow_up_id
    AND ((SELECT viewer_write_scope()) = 'ALL' OR f.body_id = ANY (ARRAY(SELECT viewer_write_bodies())))));
GRANT INSERT (municipality_id, id, follow_up_id, position, kind, evidence_level, description, list) ON effect TO samplan_app;

CALL let_bodies_write('report_reason', 'municipality_id, id, report_id, body_id, kind, reason, draft', 'draft, shared_in, shared_for',
  updatable => 'kind = ''CORRECTION''');

-- The calendar is kept by coordinators and administrators of the municipality.
ALTER POLICY bound ON follow_up_period WITH CHECK (municipality_id = (SELECT viewer_municipality()));
CREATE POLICY planner ON follow_up_period FOR INSERT TO samplan_app WITH CHECK ((SELECT viewer_may('keeps_periods')) AND state = 'PLANNED');
CREATE POLICY keeper ON follow_up_period FOR UPDATE TO samplan_app
  USING ((SELECT viewer_may('keeps_periods')) AND municipality_id = (SELECT viewer_municipality()) AND state <> 'PUBLISHED')
  WITH CHECK ((SELECT viewer_may('keeps_periods')));
GRANT INSERT (municipality_id, id, year, kind, from_date, to_date, due_on, state) ON follow_up_period TO samplan_app;
GRANT UPDATE (from_date, to_date, due_on, state, version) ON follow_up_period TO samplan_app;
