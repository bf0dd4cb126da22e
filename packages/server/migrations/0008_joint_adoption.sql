-- Writing what members decide together (I6–I9): coordinators write the common section, and each member's secretary
-- records its own decision. What can be held here is held here: who writes which rows, that a proposed text never
-- changes, and that earlier adoptions lapse with the text that they were about.

-- I9: from when a member's adoption counts: the day of its decision, or the day from which it cannot be appealed.
ALTER TABLE municipality_profile ADD COLUMN adoption_counts_from text NOT NULL DEFAULT 'DECISION'
  CHECK (adoption_counts_from IN ('DECISION', 'FINALITY'));

ALTER TABLE common_section_version ADD COLUMN consultation_answer_by date;

-- Why what was recorded was changed last; null while it was only completed.
ALTER TABLE decision ADD COLUMN correction_reason text CHECK (correction_reason <> '');

-- An adoption that has lapsed leaves room for another one, also where a text is changed back to what it was.
DROP INDEX one_adoption_per_member_and_strategy_text;
DROP INDEX one_adoption_per_member_and_common_text;
CREATE UNIQUE INDEX one_adoption_per_member_and_strategy_text ON adoption (collaboration_id, strategy_version_id, municipality_id, content_hash)
  WHERE outcome = 'ADOPTED' AND lapsed_at IS NULL AND strategy_version_id IS NOT NULL;
CREATE UNIQUE INDEX one_adoption_per_member_and_common_text ON adoption (collaboration_id, common_section_version_id, municipality_id, content_hash)
  WHERE outcome = 'ADOPTED' AND lapsed_at IS NULL AND common_section_version_id IS NOT NULL;
CREATE INDEX ON adoption (municipality_id, decision_id);
CREATE INDEX ON adoption (common_section_version_id);

-- ── I6: a proposed text is frozen ───────────────────────────────────────────────────────────────────────────────
-- It has a hash exactly while members decide on it or have decided; text and hash are then as they were proposed.

CREATE FUNCTION keep_proposed_text() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD.state NOT IN ('DRAFT', 'CONSULTATION') AND NEW.state <> 'DRAFT')
     AND (NEW.text IS DISTINCT FROM OLD.text OR NEW.content_hash IS DISTINCT FROM OLD.content_hash) THEN
    RAISE EXCEPTION 'The text of a common section is frozen once it is proposed (I6)' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'DRAFT' AND OLD.state NOT IN ('DRAFT', 'RETURNED') THEN
    RAISE EXCEPTION 'Only a returned text becomes a draft again (I8)' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_proposed_text BEFORE UPDATE ON common_section_version FOR EACH ROW EXECUTE FUNCTION keep_proposed_text();

ALTER TABLE common_section_version ADD CHECK (state NOT IN ('DRAFT', 'CONSULTATION') OR content_hash IS NULL);

-- I8: with another text, what was decided on the earlier one lapses, every member's. It runs as the owner: the
-- coordinator who changes the text writes nobody's adoption.
CREATE FUNCTION lapse_adoptions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE adoption SET lapsed_at = transaction_timestamp()
  WHERE collaboration_id = NEW.collaboration_id AND common_section_version_id = NEW.id AND lapsed_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER lapse_adoptions AFTER UPDATE ON common_section_version FOR EACH ROW
  WHEN (OLD.content_hash IS NOT NULL AND NEW.content_hash IS DISTINCT FROM OLD.content_hash) EXECUTE FUNCTION lapse_adoptions();

-- ── Who writes ──────────────────────────────────────────────────────────────────────────────────────────────────
-- bound says of whom a written row may be at all; the permissive policies below, who writes it in which state.

ALTER POLICY bound ON common_section_version WITH CHECK (collaboration_id = ANY (ARRAY(SELECT viewer_collaborations())));
ALTER POLICY bound ON shared_strategy_version WITH CHECK (collaboration_id = ANY (ARRAY(SELECT viewer_collaborations())));
ALTER POLICY bound ON adoption WITH CHECK (
  municipality_id = (SELECT viewer_municipality()) AND collaboration_id = ANY (ARRAY(SELECT viewer_collaborations())));

-- A coordinator of any member writes the text until it is proposed, and again when it was returned.
CREATE POLICY drafter ON common_section_version FOR INSERT TO samplan_app
  WITH CHECK ((SELECT viewer_may('edits_shared_text')) AND state = 'DRAFT');
CREATE POLICY editor ON common_section_version FOR UPDATE TO samplan_app
  USING ((SELECT viewer_may('edits_shared_text')) AND state IN ('DRAFT', 'CONSULTATION', 'RETURNED'))
  WITH CHECK ((SELECT viewer_may('edits_shared_text')) AND state IN ('DRAFT', 'CONSULTATION', 'PROPOSED') AND effective_from IS NULL);
GRANT INSERT (collaboration_id, id, year, number, state, text) ON common_section_version TO samplan_app;
GRANT UPDATE (state, text, content_hash, consultation_answer_by, effective_from, superseded_on, version) ON common_section_version TO samplan_app;

-- A member's secretary records: the text goes on by it, comes into force, and takes over from the one before.
CREATE POLICY recorder ON common_section_version FOR UPDATE TO samplan_app
  USING ((SELECT viewer_may('records_decisions')) AND state IN ('PROPOSED', 'PARTLY_ADOPTED'))
  WITH CHECK ((SELECT viewer_may('records_decisions')) AND state IN ('PROPOSED', 'PARTLY_ADOPTED', 'RETURNED'));
CREATE POLICY recorder ON shared_strategy_version FOR UPDATE TO samplan_app
  USING ((SELECT viewer_may('records_decisions')) AND state IN ('PROPOSED', 'PARTLY_ADOPTED'))
  WITH CHECK ((SELECT viewer_may('records_decisions')) AND state IN ('PROPOSED', 'PARTLY_ADOPTED', 'RETURNED'));
GRANT UPDATE (state, effective_from, superseded_on, version) ON shared_strategy_version TO samplan_app;

CREATE POLICY recorder ON adoption FOR INSERT TO samplan_app WITH CHECK ((SELECT viewer_may('records_decisions')) AND lapsed_at IS NULL);
GRANT INSERT (collaboration_id, id, strategy_version_id, common_section_version_id, municipality_id, outcome, content_hash, decision_id)
  ON adoption TO samplan_app;

-- bound, from protect_tenant_table: the own municipality's, shared in none but a collaboration it is in today.
CREATE POLICY recorder ON decision FOR INSERT TO samplan_app WITH CHECK ((SELECT viewer_may('records_decisions')));
CREATE POLICY corrector ON decision FOR UPDATE TO samplan_app
  USING ((SELECT viewer_may('records_decisions')) AND municipality_id = (SELECT viewer_municipality()))
  WITH CHECK ((SELECT viewer_may('records_decisions')));
GRANT INSERT (municipality_id, id, body_id, date, paragraph, registry_number, delegated, adjusted_on, announced_on, final_on,
  document_url, shared_in, shared_for) ON decision TO samplan_app;
GRANT UPDATE (body_id, date, paragraph, registry_number, delegated, adjusted_on, announced_on, final_on, document_url, shared_for, correction_reason)
  ON decision TO samplan_app;
