-- What is around the adoption of a shared text, for both kinds of it: the consultation before (consented to by all members,
-- answered by their committees), a chosen first day, the repeal after, and members that join or leave meanwhile.

-- ── A chosen first day ──────────────────────────────────────────────────────────────────────────────────────────
-- I9: a text is never in force before it. It is chosen when the text is proposed, and frozen with it.

ALTER TABLE common_section_version ADD COLUMN starts_on date, ADD COLUMN consultation_sent_on date;
ALTER TABLE shared_strategy_version ADD COLUMN starts_on date, ADD COLUMN consultation_sent_on date, ADD COLUMN consultation_answer_by date;
ALTER TABLE common_section_version ADD CHECK (effective_from >= starts_on), ADD CHECK (starts_on IS NULL OR state NOT IN ('DRAFT', 'CONSULTATION'));
ALTER TABLE shared_strategy_version ADD CHECK (effective_from >= starts_on), ADD CHECK (starts_on IS NULL OR state NOT IN ('DRAFT', 'CONSULTATION'));

-- A returned text can be proposed again with another day only where nobody's adoption, which knew the day, still stands.
CREATE FUNCTION keep_chosen_start() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state IN ('DRAFT', 'CONSULTATION') THEN
    NEW.starts_on := NULL;
  ELSIF NEW.starts_on IS DISTINCT FROM OLD.starts_on AND (OLD.state NOT IN ('DRAFT', 'CONSULTATION', 'RETURNED') OR EXISTS (SELECT FROM adoption a
      WHERE a.collaboration_id = NEW.collaboration_id AND NEW.id IN (a.common_section_version_id, a.strategy_version_id)
        AND a.outcome = 'ADOPTED' AND a.lapsed_at IS NULL)) THEN
    RAISE EXCEPTION 'The chosen first day is frozen with the text that was proposed (I9)' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_chosen_start BEFORE UPDATE ON common_section_version FOR EACH ROW EXECUTE FUNCTION keep_chosen_start();
CREATE TRIGGER keep_chosen_start BEFORE UPDATE ON shared_strategy_version FOR EACH ROW EXECUTE FUNCTION keep_chosen_start();

-- ── The consent of all members to a consultation ────────────────────────────────────────────────────────────────
-- A consent is to the text as it was: it counts while the text has that version, and so never for a changed one.

CREATE TABLE consultation_consent (
  collaboration_id uuid NOT NULL,
  id uuid NOT NULL,
  strategy_version_id uuid,
  common_section_version_id uuid,
  municipality_id uuid NOT NULL REFERENCES municipality,
  text_version integer NOT NULL,
  consented_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
  PRIMARY KEY (collaboration_id, id),
  UNIQUE NULLS NOT DISTINCT (collaboration_id, strategy_version_id, common_section_version_id, municipality_id, text_version),
  FOREIGN KEY (collaboration_id, strategy_version_id) REFERENCES shared_strategy_version,
  FOREIGN KEY (collaboration_id, common_section_version_id) REFERENCES common_section_version,
  CHECK (num_nonnulls(strategy_version_id, common_section_version_id) = 1)
);
CREATE INDEX ON consultation_consent (municipality_id);
CREATE INDEX ON consultation_consent (strategy_version_id);
CREATE INDEX ON consultation_consent (common_section_version_id);
CALL protect_table('consultation_consent',
  'strategy_version_id = ANY (ARRAY(SELECT id FROM shared_strategy_version)) OR common_section_version_id = ANY (ARRAY(SELECT id FROM common_section_version))');
CALL log_changes('consultation_consent');
ALTER POLICY bound ON consultation_consent WITH CHECK (
  municipality_id = (SELECT viewer_municipality()) AND collaboration_id = ANY (ARRAY(SELECT viewer_collaborations())));
CREATE POLICY drafter ON consultation_consent FOR INSERT TO samplan_app WITH CHECK ((SELECT viewer_may('edits_shared_text')));
GRANT INSERT (collaboration_id, id, strategy_version_id, common_section_version_id, municipality_id, text_version) ON consultation_consent TO samplan_app;

-- Whose draft is shown to everybody in the members is all coordinators' matter: one of them alone cannot send it out. The
-- owner's own changes, without a viewer, are not asked.
CREATE FUNCTION keep_consent() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF viewer_municipality() IS NOT NULL AND EXISTS (SELECT FROM collaboration_membership m
      WHERE m.collaboration_id = NEW.collaboration_id AND viewer_today() BETWEEN m.valid_from AND coalesce(m.valid_to, 'infinity')
        AND NOT EXISTS (SELECT FROM consultation_consent c WHERE c.collaboration_id = NEW.collaboration_id
          AND NEW.id IN (c.common_section_version_id, c.strategy_version_id) AND c.municipality_id = m.municipality_id AND c.text_version = OLD.version)) THEN
    RAISE EXCEPTION 'A text goes out for consultation with the consent of every member''s coordinator' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_consent BEFORE UPDATE ON common_section_version FOR EACH ROW
  WHEN (OLD.state = 'DRAFT' AND NEW.state = 'CONSULTATION') EXECUTE FUNCTION keep_consent();
CREATE TRIGGER keep_consent BEFORE UPDATE ON shared_strategy_version FOR EACH ROW
  WHEN (OLD.state = 'DRAFT' AND NEW.state = 'CONSULTATION') EXECUTE FUNCTION keep_consent();

GRANT UPDATE (starts_on, consultation_sent_on) ON common_section_version TO samplan_app;
GRANT UPDATE (starts_on, consultation_sent_on, consultation_answer_by) ON shared_strategy_version TO samplan_app;

-- ── The committees' answers ─────────────────────────────────────────────────────────────────────────────────────
-- Answering shares the answer with the members: that is what it is for. One per body, replaced until the last day.

CREATE TABLE consultation_response (
  municipality_id uuid NOT NULL,
  id uuid NOT NULL,
  body_id uuid NOT NULL,
  collaboration_id uuid NOT NULL,
  strategy_version_id uuid,
  common_section_version_id uuid,
  answer text NOT NULL CHECK (answer <> ''),
  answered_at timestamptz NOT NULL,
  text_version integer NOT NULL,                                            -- of the text that it answers
  version integer NOT NULL DEFAULT 1,
  shared_in uuid NOT NULL REFERENCES collaboration,
  shared_for date NOT NULL,
  PRIMARY KEY (municipality_id, id),
  UNIQUE NULLS NOT DISTINCT (municipality_id, body_id, strategy_version_id, common_section_version_id),
  FOREIGN KEY (municipality_id, body_id) REFERENCES body,
  FOREIGN KEY (collaboration_id, strategy_version_id) REFERENCES shared_strategy_version,
  FOREIGN KEY (collaboration_id, common_section_version_id) REFERENCES common_section_version,
  CHECK (num_nonnulls(strategy_version_id, common_section_version_id) = 1),
  CHECK (shared_in = collaboration_id)
);
CREATE INDEX ON consultation_response (shared_in);
CREATE INDEX ON consultation_response (strategy_version_id);
CREATE INDEX ON consultation_response (common_section_version_id);
CALL protect_tenant_table('consultation_response', shared => true);
CALL log_changes('consultation_response');

DO $$
DECLARE
  asked constant text := 'common_section_version_id = ANY (ARRAY(SELECT id FROM common_section_version
      WHERE state = ''CONSULTATION'' AND coalesce(consultation_answer_by, ''infinity'') >= (SELECT viewer_today())))
    OR strategy_version_id = ANY (ARRAY(SELECT id FROM shared_strategy_version
      WHERE state = ''CONSULTATION'' AND coalesce(consultation_answer_by, ''infinity'') >= (SELECT viewer_today())))';
BEGIN
  CALL let_bodies_write('consultation_response',
    'municipality_id, id, body_id, collaboration_id, strategy_version_id, common_section_version_id, answer, answered_at, text_version, shared_in, shared_for',
    'answer, answered_at, text_version, shared_for, version', asked, asked);
END $$;

-- ── What a member wanted ────────────────────────────────────────────────────────────────────────────────────────
-- The wording of an adoption with changes, the reason of a return: for the coordinators, who write the next text.

ALTER TABLE adoption ADD COLUMN wording text CHECK (wording <> '');
GRANT INSERT (wording) ON adoption TO samplan_app;

-- ── Repeal ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- One member's decision that a text in force is to be so no more. With the last voting member's it is repealed.

CREATE TABLE repeal (
  collaboration_id uuid NOT NULL,
  id uuid NOT NULL,
  strategy_version_id uuid,
  common_section_version_id uuid,
  municipality_id uuid NOT NULL REFERENCES municipality,
  decision_id uuid NOT NULL,
  PRIMARY KEY (collaboration_id, id),
  UNIQUE NULLS NOT DISTINCT (collaboration_id, strategy_version_id, common_section_version_id, municipality_id),
  FOREIGN KEY (collaboration_id, strategy_version_id) REFERENCES shared_strategy_version,
  FOREIGN KEY (collaboration_id, common_section_version_id) REFERENCES common_section_version,
  FOREIGN KEY (municipality_id, decision_id) REFERENCES decision,
  CHECK (num_nonnulls(strategy_version_id, common_section_version_id) = 1)
);
CREATE INDEX ON repeal (municipality_id, decision_id);
CREATE INDEX ON repeal (strategy_version_id);
CREATE INDEX ON repeal (common_section_version_id);
CALL protect_table('repeal',
  'strategy_version_id = ANY (ARRAY(SELECT id FROM shared_strategy_version)) OR common_section_version_id = ANY (ARRAY(SELECT id FROM common_section_version))');
CALL log_changes('repeal');
ALTER POLICY bound ON repeal WITH CHECK (
  municipality_id = (SELECT viewer_municipality()) AND collaboration_id = ANY (ARRAY(SELECT viewer_collaborations())));
CREATE POLICY recorder ON repeal FOR INSERT TO samplan_app WITH CHECK ((SELECT viewer_may('records_decisions')));
GRANT INSERT (collaboration_id, id, strategy_version_id, common_section_version_id, municipality_id, decision_id) ON repeal TO samplan_app;

-- A repealed text can still have the day of its repeal corrected.
ALTER POLICY recorder ON common_section_version
  USING ((SELECT viewer_may('records_decisions')) AND state IN ('PROPOSED', 'PARTLY_ADOPTED', 'REPEALED'))
  WITH CHECK ((SELECT viewer_may('records_decisions')) AND state IN ('PROPOSED', 'PARTLY_ADOPTED', 'RETURNED', 'REPEALED'));
ALTER POLICY recorder ON shared_strategy_version
  USING ((SELECT viewer_may('records_decisions')) AND state IN ('PROPOSED', 'PARTLY_ADOPTED', 'REPEALED'))
  WITH CHECK ((SELECT viewer_may('records_decisions')) AND state IN ('PROPOSED', 'PARTLY_ADOPTED', 'RETURNED', 'REPEALED'));

-- ── Members that leave or join ──────────────────────────────────────────────────────────────────────────────────

ALTER TABLE collaboration_membership ADD COLUMN exit_decision_id uuid,
  ADD FOREIGN KEY (municipality_id, exit_decision_id) REFERENCES decision,
  ADD CHECK (exit_decision_id IS NULL OR valid_to IS NOT NULL);
CREATE INDEX ON collaboration_membership (municipality_id, exit_decision_id);
ALTER POLICY bound ON collaboration_membership WITH CHECK (
  municipality_id = (SELECT viewer_municipality()) AND collaboration_id = ANY (ARRAY(SELECT viewer_collaborations())));
-- Once, and not for days that have been: what was decided while it was a member stands.
CREATE POLICY leaver ON collaboration_membership FOR UPDATE TO samplan_app
  USING ((SELECT viewer_may('records_decisions')) AND municipality_id = (SELECT viewer_municipality()) AND valid_to IS NULL)
  WITH CHECK ((SELECT viewer_may('records_decisions')) AND valid_to >= (SELECT viewer_today()) AND exit_decision_id IS NOT NULL);
GRANT UPDATE (valid_to, exit_decision_id) ON collaboration_membership TO samplan_app;

-- I7, edge case 9: who votes on a text's coming first day must have adopted it. A member that is entered before that day
-- takes the day back; the text gets a new one with the next decision that is recorded.
CREATE FUNCTION wait_for_joiner() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  kind record;
  waiting record;
BEGIN
  FOR kind IN SELECT * FROM (VALUES ('common_section_version', 'common_section_version_id', 'year'),
      ('shared_strategy_version', 'strategy_version_id', 'strategy_id')) k (name, reference, series)
  LOOP
    FOR waiting IN EXECUTE format(
      'SELECT t.id, t.effective_from, t.%3$I AS series FROM %1$I t WHERE t.collaboration_id = $1 AND t.superseded_on IS NULL AND t.state = ''PARTLY_ADOPTED''
         AND t.effective_from > coalesce(viewer_today(), (now() AT TIME ZONE ''Europe/Stockholm'')::date) AND t.effective_from BETWEEN $2 AND $3
         AND NOT EXISTS (SELECT FROM adoption a WHERE a.collaboration_id = $1 AND a.%2$I = t.id AND a.municipality_id = $4 AND a.outcome = ''ADOPTED''
           AND a.lapsed_at IS NULL AND a.content_hash = t.content_hash)', kind.name, kind.reference, kind.series)
      USING NEW.collaboration_id, NEW.valid_from, coalesce(NEW.valid_to, 'infinity'), NEW.municipality_id
    LOOP
      EXECUTE format('UPDATE %I SET effective_from = NULL, version = version + 1 WHERE collaboration_id = $1 AND id = $2', kind.name)
        USING NEW.collaboration_id, waiting.id;
      EXECUTE format('UPDATE %I SET superseded_on = NULL, version = version + 1
        WHERE collaboration_id = $1 AND superseded_on = $2 AND %I = $3 AND state <> ''REPEALED''', kind.name, kind.series)
        USING NEW.collaboration_id, waiting.effective_from, waiting.series;
    END LOOP;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER wait_for_joiner AFTER INSERT OR UPDATE OF valid_from, voting ON collaboration_membership FOR EACH ROW
  WHEN (NEW.voting) EXECUTE FUNCTION wait_for_joiner();

-- ── I10: what each member calls the strategy ────────────────────────────────────────────────────────────────────
-- One text has as many formal identities as members: title, type of document, deciding body and registry number.

CREATE TABLE local_designation (
  municipality_id uuid NOT NULL REFERENCES municipality,
  id uuid NOT NULL,
  collaboration_id uuid NOT NULL,
  strategy_id uuid NOT NULL,
  title text NOT NULL CHECK (title <> ''),
  document_type text NOT NULL CHECK (document_type <> ''),
  body_id uuid,                                                             -- null: not known
  registry_number text CHECK (registry_number <> ''),
  version integer NOT NULL DEFAULT 1,
  shared_in uuid NOT NULL REFERENCES collaboration,
  shared_for date NOT NULL,                                                 -- the day it was said
  PRIMARY KEY (municipality_id, id),
  UNIQUE (municipality_id, collaboration_id, strategy_id),
  FOREIGN KEY (collaboration_id, strategy_id) REFERENCES shared_strategy,
  FOREIGN KEY (municipality_id, body_id) REFERENCES body,
  CHECK (shared_in = collaboration_id)
);
CREATE INDEX ON local_designation (shared_in);
CREATE INDEX ON local_designation (strategy_id);
CALL protect_tenant_table('local_designation', shared => true);
CALL log_changes('local_designation');
CREATE POLICY designator ON local_designation FOR INSERT TO samplan_app WITH CHECK ((SELECT viewer_may('edits_shared_text')));
CREATE POLICY changer ON local_designation FOR UPDATE TO samplan_app
  USING ((SELECT viewer_may('edits_shared_text')) AND municipality_id = (SELECT viewer_municipality()))
  WITH CHECK ((SELECT viewer_may('edits_shared_text')));
GRANT INSERT (municipality_id, id, collaboration_id, strategy_id, title, document_type, body_id, registry_number, shared_in, shared_for)
  ON local_designation TO samplan_app;
GRANT UPDATE (title, document_type, body_id, registry_number, shared_for, version) ON local_designation TO samplan_app;
