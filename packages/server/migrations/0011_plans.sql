-- Writing plans (I11–I13): planners and managers of a body write its plan, and secretaries record what was decided on it.
-- What can be held here is held here: who writes which rows, and that a plan that is decided on stays as it was decided.

-- I12: an empty local section is stated as empty, which is another thing than not written yet.
ALTER TABLE plan ADD COLUMN no_local_text boolean NOT NULL DEFAULT false,
  ADD CHECK (NOT (no_local_text AND has_local_text)),
  -- What decision_id decided; null where it is not known. Adopted with changes: the text is open until the minutes are adjusted.
  ADD COLUMN decision_outcome text CHECK (decision_outcome IN ('ADOPTED', 'ADOPTED_WITH_CHANGES', 'RETURNED', 'POSTPONED', 'REJECTED')),
  -- By which the plan was annulled, and why; decision_id stays the decision that it had.
  ADD COLUMN annulment_decision_id uuid,
  ADD COLUMN annulment_reason text CHECK (annulment_reason <> ''),
  ADD FOREIGN KEY (municipality_id, annulment_decision_id) REFERENCES decision,
  ADD CHECK (state = 'ANNULLED' OR (annulment_decision_id IS NULL AND annulment_reason IS NULL));

-- A plan that members have read is still theirs to read when it is annulled: that it was is what they must see.
ALTER TABLE plan DROP CONSTRAINT plan_check1;
ALTER TABLE plan ADD CHECK (shared_in IS NULL OR state IN ('ADOPTED', 'FINAL', 'CLOSED', 'SUPERSEDED', 'ANNULLED'));

CREATE INDEX ON plan (municipality_id, decision_id);
CREATE INDEX ON plan (body_id);
-- What is in a plan is asked for by the plan's id alone.
CREATE INDEX ON plan_common_section (plan_id);
CREATE INDEX ON plan_strategy_version (plan_id);

-- Before adoption a row is what somebody has chosen for the collaboration; with neither a version nor a reason it is back
-- at what is in force. At adoption it is the pin, with the hash of the text that it was: another text is no longer it.
ALTER TABLE plan_common_section DROP CONSTRAINT plan_common_section_check,
  ADD COLUMN content_hash text CHECK (content_hash IS NULL OR common_section_version_id IS NOT NULL);

-- ── I13: a plan that is decided on stays so ─────────────────────────────────────────────────────────────────────
-- Its text, what it was decided on and where it is shared; and it goes on only to where the table of transitions
-- (features/plan/plan.transitions.ts) leads from an adopted plan.

CREATE FUNCTION keep_decided_plan() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  is_open boolean := OLD.state = 'ADOPTED' AND OLD.decision_outcome IS NOT DISTINCT FROM 'ADOPTED_WITH_CHANGES' AND EXISTS (SELECT FROM decision d
    WHERE d.municipality_id = OLD.municipality_id AND d.id = OLD.decision_id AND d.adjusted_on IS NULL);
BEGIN
  IF NEW.state <> OLD.state AND NOT NEW.state = ANY (CASE OLD.state
      WHEN 'ADOPTED' THEN '{FINAL,CLOSED,SUPERSEDED,ANNULLED}' WHEN 'FINAL' THEN '{CLOSED,SUPERSEDED,ANNULLED}'
      WHEN 'CLOSED' THEN '{SUPERSEDED}' ELSE '{}' END::text[]) THEN
    RAISE EXCEPTION 'A plan that is % does not become % (I13)', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NOT is_open AND (NEW.local_text, NEW.has_local_text, NEW.no_local_text) IS DISTINCT FROM (OLD.local_text, OLD.has_local_text, OLD.no_local_text) THEN
    RAISE EXCEPTION 'The text of a plan is fixed once it is decided on: make a revision (I13)' USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.decision_id, NEW.decision_outcome, NEW.shared_in, NEW.shared_for) IS DISTINCT FROM (OLD.decision_id, OLD.decision_outcome, OLD.shared_in, OLD.shared_for) THEN
    RAISE EXCEPTION 'What a plan was decided by, and where it is shared, stays (I13)' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_decided_plan BEFORE UPDATE ON plan FOR EACH ROW
  WHEN (OLD.state IN ('ADOPTED', 'FINAL', 'CLOSED', 'SUPERSEDED', 'ANNULLED')) EXECUTE FUNCTION keep_decided_plan();

-- Adjusted minutes close the text for good: another day can be given, but not none.
CREATE FUNCTION keep_adjusted() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM plan p WHERE p.municipality_id = OLD.municipality_id AND p.decision_id = OLD.id AND p.decision_outcome = 'ADOPTED_WITH_CHANGES') THEN
    RAISE EXCEPTION 'The text of a plan is fixed once the minutes are adjusted: the day is not taken back (I13)' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_adjusted BEFORE UPDATE ON decision FOR EACH ROW
  WHEN (OLD.adjusted_on IS NOT NULL AND NEW.adjusted_on IS NULL) EXECUTE FUNCTION keep_adjusted();

-- Two secretaries may complete one decision at the same time.
ALTER TABLE decision ADD COLUMN version integer NOT NULL DEFAULT 1;
GRANT UPDATE (version) ON decision TO samplan_app;

-- Its parts too, and no part comes into it, but while its text is open. What still happens to a part is not the plan's
-- text: its body leaves the action; its lead goes over to another (trigger hand_over_lead, 0012); its action is cancelled by
-- its own municipality; and others join or leave. A part is shared as its plan is, and so not before that is adopted.
-- What the owner loads says everything itself.
CREATE FUNCTION keep_decided_part() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  changeable text[] := '{role,lead_offered_municipality_id,lead_offered_body_id,joint_with,joint_bodies,draft,in_force,shared_in,shared_for,version}';
BEGIN
  IF (NEW.shared_in, NEW.shared_for) IS DISTINCT FROM (OLD.shared_in, OLD.shared_for) AND NOT EXISTS (SELECT FROM plan p
      WHERE p.municipality_id = NEW.municipality_id AND p.id = NEW.plan_id AND (p.shared_in, p.shared_for) IS NOT DISTINCT FROM (NEW.shared_in, NEW.shared_for)) THEN
    RAISE EXCEPTION 'A part is shared where its plan is, once that is adopted' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM plan p WHERE p.municipality_id = NEW.municipality_id AND p.id IN (OLD.plan_id, NEW.plan_id)
      AND p.state IN ('ADOPTED', 'FINAL', 'CLOSED', 'SUPERSEDED', 'ANNULLED')
      AND NOT (p.state = 'ADOPTED' AND p.decision_outcome IS NOT DISTINCT FROM 'ADOPTED_WITH_CHANGES' AND EXISTS (SELECT FROM decision d
        WHERE d.municipality_id = p.municipality_id AND d.id = p.decision_id AND d.adjusted_on IS NULL))) THEN
    RETURN NEW;
  END IF;
  IF OLD.consent = 'ACCEPTED' AND NEW.consent = 'WITHDRAWN' THEN
    changeable := changeable || '{consent,withdrawn_on,withdrawal_reason}'::text[];
  END IF;
  IF EXISTS (SELECT FROM action_revision r WHERE r.municipality_id = NEW.municipality_id AND r.municipality_id = NEW.revision_municipality_id
      AND r.id = NEW.revision_id AND r.cancelled_on IS NOT NULL) THEN
    changeable := changeable || '{revision_municipality_id,revision_id}'::text[];
  END IF;
  IF TG_OP = 'INSERT' OR to_jsonb(NEW) - changeable IS DISTINCT FROM to_jsonb(OLD) - changeable THEN
    RAISE EXCEPTION 'The parts of a plan are fixed once it is decided on: make a revision (I13)' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_decided_part BEFORE INSERT OR UPDATE ON participation FOR EACH ROW
  WHEN (viewer_municipality() IS NOT NULL) EXECUTE FUNCTION keep_decided_part();

-- ── Who writes ──────────────────────────────────────────────────────────────────────────────────────────────────

-- A plan stays shared where it was when its municipality has left, and is revised, closed or annulled there.
ALTER POLICY bound ON plan WITH CHECK (municipality_id = (SELECT viewer_municipality()) AND (shared_in IS NULL
  OR shared_in = ANY (ARRAY(SELECT viewer_collaborations())) OR shared_in = ANY (ARRAY(SELECT viewer_former_collaborations()))));
-- So is the decision on it.
ALTER POLICY bound ON decision WITH CHECK (municipality_id = (SELECT viewer_municipality()) AND (shared_in IS NULL
  OR shared_in = ANY (ARRAY(SELECT viewer_collaborations())) OR shared_in = ANY (ARRAY(SELECT viewer_former_collaborations()))));

CALL let_bodies_write('plan',
  'municipality_id, id, body_id, year, revision, state, local_text, has_local_text, no_local_text, updated_at',
  'state, local_text, has_local_text, no_local_text, decision_id, decision_outcome, annulment_decision_id, annulment_reason, version, updated_at, shared_in, shared_for',
  insertable => 'state = ''DRAFT''');
-- The council and the executive board decide on other bodies' plans too, and their secretary records it.
CREATE POLICY recorder ON plan FOR UPDATE TO samplan_app
  USING ((SELECT viewer_may('records_decisions')) AND municipality_id = (SELECT viewer_municipality()))
  WITH CHECK ((SELECT viewer_may('records_decisions')) AND municipality_id = (SELECT viewer_municipality()));

-- What a plan includes follows who may change the plan, until it is decided on. The plan's own policies say who sees it.
CREATE FUNCTION viewer_prepares_plan(municipality uuid, wanted uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM plan p WHERE p.municipality_id = municipality AND p.id = wanted AND p.municipality_id = viewer_municipality()
    AND p.state IN ('DRAFT', 'IN_PREPARATION', 'PROPOSED', 'RETURNED', 'POSTPONED')
    AND (viewer_may('records_decisions') OR viewer_write_scope() = 'ALL' OR p.body_id IN (SELECT viewer_write_bodies())));
GRANT EXECUTE ON FUNCTION viewer_prepares_plan(uuid, uuid) TO samplan_app;

ALTER POLICY bound ON plan_common_section WITH CHECK (municipality_id = (SELECT viewer_municipality()));
CREATE POLICY writer ON plan_common_section FOR INSERT TO samplan_app WITH CHECK (viewer_prepares_plan(municipality_id, plan_id));
CREATE POLICY changer ON plan_common_section FOR UPDATE TO samplan_app
  USING (viewer_prepares_plan(municipality_id, plan_id)) WITH CHECK (viewer_prepares_plan(municipality_id, plan_id));
GRANT INSERT (municipality_id, plan_id, collaboration_id, common_section_version_id, conditional, exemption_reason, content_hash)
  ON plan_common_section TO samplan_app;
GRANT UPDATE (common_section_version_id, conditional, exemption_reason, content_hash) ON plan_common_section TO samplan_app;

ALTER POLICY bound ON plan_strategy_version WITH CHECK (municipality_id = (SELECT viewer_municipality()));
CREATE POLICY writer ON plan_strategy_version FOR INSERT TO samplan_app WITH CHECK (viewer_prepares_plan(municipality_id, plan_id));
GRANT INSERT (municipality_id, plan_id, collaboration_id, strategy_version_id) ON plan_strategy_version TO samplan_app;

-- The year of the plan that content is written in: what is prepared for next year is not what this year's plan adopts.
-- Content from before the year was kept is for any: as if written for the first that a plan can have.
ALTER TABLE action_revision ADD COLUMN year integer NOT NULL DEFAULT 1900 CHECK (year BETWEEN 1900 AND 2999);
ALTER TABLE action_revision ALTER COLUMN year DROP DEFAULT;

-- The content of each action in a plan, as what its adoption fixes: the newest that is written for its year or an earlier
-- one, else the earliest there is (features/action/action-content.ts reads by the same rule). It runs as the owner: the
-- council's secretary who records that a committee's plan is adopted does not see what is still a draft in it. Ids alone,
-- and of a plan that the viewer may write.
CREATE FUNCTION newest_content(wanted uuid) RETURNS TABLE (action_id uuid, municipality_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT DISTINCT ON (r.action_id) r.action_id, r.municipality_id, r.id
  FROM plan p JOIN participation part ON part.municipality_id = p.municipality_id AND part.plan_id = p.id
    JOIN action_revision r ON r.action_municipality_id = part.action_municipality_id AND r.action_id = part.action_id
  WHERE p.municipality_id = viewer_municipality() AND p.id = wanted
    AND (viewer_may('records_decisions') OR viewer_write_scope() = 'ALL' OR p.body_id IN (SELECT viewer_write_bodies()))
  ORDER BY r.action_id, r.year > p.year, CASE WHEN r.year > p.year THEN 1 ELSE -1 END * r.year,
    CASE WHEN r.year > p.year THEN 1 ELSE -1 END * r.number;
END;
GRANT EXECUTE ON FUNCTION newest_content(uuid) TO samplan_app;
