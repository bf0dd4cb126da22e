-- The strategy is revised like a common section: coordinators write the next version, each member's secretary records its
-- own decision. What became of each point is recorded, so that figures by point go on over a revision (edge cases 14–16).

-- The version that this one was written from and is to take over from; null where none had come into force.
ALTER TABLE shared_strategy_version ADD COLUMN based_on_id uuid,
  ADD FOREIGN KEY (collaboration_id, based_on_id) REFERENCES shared_strategy_version,
  ADD CHECK (state NOT IN ('DRAFT', 'CONSULTATION') OR content_hash IS NULL);

-- A part is its code within its version. One that is written out of a draft stays as a row: an action may be linked to it.
ALTER TABLE priority_area ADD COLUMN removed boolean NOT NULL DEFAULT false;
ALTER TABLE strategy_point ADD COLUMN removed boolean NOT NULL DEFAULT false;
ALTER TABLE guiding_principle ADD COLUMN removed boolean NOT NULL DEFAULT false;

CREATE TABLE strategy_point_lineage (
  collaboration_id uuid NOT NULL,
  id uuid NOT NULL,
  strategy_version_id uuid NOT NULL,                                        -- the newer version, which says so
  from_point_id uuid NOT NULL,                                              -- of the version that it is based on
  to_point_id uuid,                                                         -- null: the point has no successor
  kind text NOT NULL CHECK (kind IN ('SAME', 'REWORDED', 'SPLIT', 'MERGED', 'DROPPED')),
  removed boolean NOT NULL DEFAULT false,                                   -- no longer said, while it was a draft
  PRIMARY KEY (collaboration_id, id),
  UNIQUE NULLS NOT DISTINCT (collaboration_id, strategy_version_id, from_point_id, to_point_id),
  FOREIGN KEY (collaboration_id, strategy_version_id) REFERENCES shared_strategy_version,
  FOREIGN KEY (collaboration_id, from_point_id) REFERENCES strategy_point,
  FOREIGN KEY (collaboration_id, to_point_id) REFERENCES strategy_point,
  CHECK ((kind = 'DROPPED') = (to_point_id IS NULL))
);
CREATE INDEX ON strategy_point_lineage (from_point_id);
CREATE INDEX ON strategy_point_lineage (to_point_id);
CALL protect_table('strategy_point_lineage', 'strategy_version_id = ANY (ARRAY(SELECT id FROM shared_strategy_version))');
CALL log_changes('strategy_point_lineage');

-- ── I6: a proposed version is frozen, with its parts ────────────────────────────────────────────────────────────

CREATE FUNCTION keep_proposed_strategy() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.state NOT IN ('DRAFT', 'CONSULTATION') AND NEW.state <> 'DRAFT' AND NEW.content_hash IS DISTINCT FROM OLD.content_hash THEN
    RAISE EXCEPTION 'The text of the strategy is frozen once it is proposed (I6)' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state NOT IN ('DRAFT', 'CONSULTATION', 'RETURNED') AND NEW.based_on_id IS DISTINCT FROM OLD.based_on_id THEN
    RAISE EXCEPTION 'What a version is based on is frozen once it is proposed (I6)' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'DRAFT' AND OLD.state NOT IN ('DRAFT', 'RETURNED') THEN
    RAISE EXCEPTION 'Only a returned text becomes a draft again (I8)' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_proposed_strategy BEFORE UPDATE ON shared_strategy_version FOR EACH ROW EXECUTE FUNCTION keep_proposed_strategy();

-- What the hash is of can be written while there is none. A returned version takes a better translation without being
-- another text, and what is said of the earlier version's points, which nobody decides on.
CREATE FUNCTION keep_proposed_part() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  open_states text[] := '{DRAFT,CONSULTATION}';
BEGIN
  IF TG_TABLE_NAME = 'strategy_point_lineage' OR to_jsonb(NEW) - 'name_en' = to_jsonb(OLD) - 'name_en' THEN
    open_states := open_states || 'RETURNED'::text;
  END IF;
  IF NOT EXISTS (SELECT FROM shared_strategy_version v WHERE v.collaboration_id = OLD.collaboration_id AND v.id = OLD.strategy_version_id
      AND v.state = ANY (open_states)) THEN
    RAISE EXCEPTION 'The parts of a strategy are frozen once it is proposed (I6)' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_proposed_part BEFORE UPDATE ON priority_area FOR EACH ROW EXECUTE FUNCTION keep_proposed_part();
CREATE TRIGGER keep_proposed_part BEFORE UPDATE ON strategy_point FOR EACH ROW EXECUTE FUNCTION keep_proposed_part();
CREATE TRIGGER keep_proposed_part BEFORE UPDATE ON guiding_principle FOR EACH ROW EXECUTE FUNCTION keep_proposed_part();
CREATE TRIGGER keep_proposed_part BEFORE UPDATE ON strategy_point_lineage FOR EACH ROW EXECUTE FUNCTION keep_proposed_part();

-- I8, of both kinds of text. It runs as the owner: the coordinator who changes the text writes nobody's adoption.
CREATE OR REPLACE FUNCTION lapse_adoptions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE adoption SET lapsed_at = transaction_timestamp()
  WHERE collaboration_id = NEW.collaboration_id AND (common_section_version_id = NEW.id OR strategy_version_id = NEW.id) AND lapsed_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER lapse_adoptions AFTER UPDATE ON shared_strategy_version FOR EACH ROW
  WHEN (OLD.content_hash IS NOT NULL AND NEW.content_hash IS DISTINCT FROM OLD.content_hash) EXECUTE FUNCTION lapse_adoptions();
CREATE INDEX ON adoption (strategy_version_id);

-- ── Who writes ──────────────────────────────────────────────────────────────────────────────────────────────────
-- A coordinator of any member: the version until it is proposed, and again when it was returned; its parts with it.

ALTER POLICY bound ON shared_strategy WITH CHECK (collaboration_id = ANY (ARRAY(SELECT viewer_collaborations())));
CREATE POLICY drafter ON shared_strategy FOR INSERT TO samplan_app WITH CHECK ((SELECT viewer_may('edits_shared_text')));
GRANT INSERT (collaboration_id, id, key) ON shared_strategy TO samplan_app;

CREATE POLICY drafter ON shared_strategy_version FOR INSERT TO samplan_app
  WITH CHECK ((SELECT viewer_may('edits_shared_text')) AND state = 'DRAFT');
CREATE POLICY editor ON shared_strategy_version FOR UPDATE TO samplan_app
  USING ((SELECT viewer_may('edits_shared_text')) AND state IN ('DRAFT', 'CONSULTATION', 'RETURNED'))
  WITH CHECK ((SELECT viewer_may('edits_shared_text')) AND state IN ('DRAFT', 'CONSULTATION', 'PROPOSED', 'RETURNED') AND effective_from IS NULL);
GRANT INSERT (collaboration_id, id, strategy_id, number, state, based_on_id) ON shared_strategy_version TO samplan_app;
GRANT UPDATE (content_hash, based_on_id) ON shared_strategy_version TO samplan_app;

DO $$
DECLARE
  target regclass;
  versions constant text := 'strategy_version_id = ANY (ARRAY(SELECT id FROM shared_strategy_version WHERE state IN (%s)))';
  may constant text := '(SELECT viewer_may(''edits_shared_text''))';
  written constant text := format(versions, '''DRAFT'', ''CONSULTATION''');
  open constant text := format(versions, '''DRAFT'', ''CONSULTATION'', ''RETURNED''');
BEGIN
  FOREACH target IN ARRAY '{priority_area,strategy_point,guiding_principle,strategy_point_lineage}'::regclass[] LOOP
    EXECUTE format('ALTER POLICY bound ON %s WITH CHECK (collaboration_id = ANY (ARRAY(SELECT viewer_collaborations())))', target);
    EXECUTE format('CREATE POLICY drafter ON %s FOR INSERT TO samplan_app WITH CHECK (%s AND %s)', target, may,
      CASE WHEN target = 'strategy_point_lineage'::regclass THEN open ELSE written END);
    EXECUTE format('CREATE POLICY editor ON %s FOR UPDATE TO samplan_app USING (%s AND %s) WITH CHECK (%s AND %s)', target, may, open, may, open);
  END LOOP;
END $$;

GRANT INSERT (collaboration_id, id, strategy_version_id, code, position, name_sv, name_en, text) ON priority_area, guiding_principle TO samplan_app;
GRANT INSERT (collaboration_id, id, area_id, strategy_version_id, code, position, name_sv, name_en, text) ON strategy_point TO samplan_app;
GRANT UPDATE (position, name_sv, name_en, text, removed) ON priority_area, guiding_principle TO samplan_app;
GRANT UPDATE (area_id, position, name_sv, name_en, text, removed) ON strategy_point TO samplan_app;
GRANT INSERT (collaboration_id, id, strategy_version_id, from_point_id, to_point_id, kind) ON strategy_point_lineage TO samplan_app;
GRANT UPDATE (kind, removed) ON strategy_point_lineage TO samplan_app;
