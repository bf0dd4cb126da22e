-- What was decided at an earlier instant (I20, docs/adr/0015-as-of.md): the rows that were replaced are kept in the schema
-- past, and the schema as_of has a view of each such table as it was at the instant that the transaction is told. A
-- statement reads as of then, unchanged, when as_of comes before public in its search path.

CREATE SCHEMA past;
CREATE SCHEMA as_of;
GRANT USAGE ON SCHEMA past, as_of TO samplan_app;

-- The instant asked about. Unset it is null, and the views then have no rows.
CREATE FUNCTION viewer_as_of() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
  RETURN viewer_setting('as_of')::timestamptz;
GRANT EXECUTE ON FUNCTION viewer_as_of() TO samplan_app;

-- Keeps a row that is replaced or deleted, if the trigger's argument says that it was decided: a draft leaves nothing. It
-- runs as the owner, since nobody writes the past. What one transaction writes is one version, and of two transactions
-- that overlap the later one has the last word.
CREATE FUNCTION keep_past() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.recorded_from < transaction_timestamp() THEN
    OLD.recorded_to := transaction_timestamp();
    EXECUTE format('INSERT INTO past.%1$I SELECT %1$I.* FROM (SELECT ($1).*) AS %1$I WHERE %2$s', TG_TABLE_NAME, TG_ARGV[0]) USING OLD;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  NEW.recorded_from := greatest(OLD.recorded_from, transaction_timestamp());
  RETURN NEW;
END $$;

-- The view of a table as of the instant. Again, with all its columns, after a column has been added to the table and to
-- its twin in the schema past.
-- decided: which of the table's own rows show at all, as for keep_past. shown: which of the decided ones.
CREATE PROCEDURE show_past(target regclass, decided text DEFAULT 'true', shown text DEFAULT 'true')
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  name text := (SELECT relname FROM pg_class WHERE oid = target);
  columns text := (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = target AND attnum > 0 AND NOT attisdropped);
BEGIN
  EXECUTE format('CREATE OR REPLACE VIEW as_of.%1$I WITH (security_invoker = true) AS
    SELECT %2$s FROM public.%1$I WHERE recorded_from <= (SELECT viewer_as_of()) AND (%3$s) AND (%4$s)
    UNION ALL
    SELECT %2$s FROM past.%1$I WHERE recorded_from <= (SELECT viewer_as_of()) AND recorded_to > (SELECT viewer_as_of()) AND (%4$s)',
    name, columns, decided, shown);
  EXECUTE format('GRANT SELECT ON as_of.%I TO samplan_app', name);
END $$;

-- Below each table with recorded_from and recorded_to: its past is read by the same policies and found by the same indexes
-- as itself. Who may see the row today may see what it was, and nobody else.
CREATE PROCEDURE remember(target regclass, decided text DEFAULT 'true', shown text DEFAULT 'true')
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  name text := (SELECT relname FROM pg_class WHERE oid = target);
  bound text := (SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polrelid = target AND polname = 'bound');
  reader text := (SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polrelid = target AND polname = 'reader');
  index_of_past text;
BEGIN
  EXECUTE format('CREATE TABLE past.%I (LIKE public.%I)', name, name);
  CALL protect_table(format('past.%I', name)::regclass, bound, reader);
  FOR index_of_past IN
    SELECT regexp_replace(pg_get_indexdef(indexrelid), '^CREATE (UNIQUE )?INDEX .+ ON .+ USING', format('CREATE INDEX ON past.%I USING', name))
    FROM pg_index WHERE indrelid = target AND NOT indisexclusion AND indpred IS NULL
  LOOP
    EXECUTE index_of_past;
  END LOOP;
  -- zz: after all other triggers before the row is written, which judge the row as it was to be written.
  EXECUTE format('CREATE TRIGGER zz_keep_past BEFORE UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION keep_past(%L)', name, decided);
  CALL show_past(target, decided, shown);
END $$;

-- ── What counts as decided ──────────────────────────────────────────────────────────────────────────────────────
-- A plan when the body has adopted or annulled it; content and parts when a plan with them was proposed, and a part shows
-- once its plan is decided; a follow-up when its report was approved. A report's state and dates are of the public matter
-- of who has reported, which figures count; an invitation decides nothing.

CALL remember('plan', decided => 'state IN (''ADOPTED'', ''FINAL'', ''CLOSED'', ''SUPERSEDED'', ''ANNULLED'')');
CALL remember('action', decided => 'NOT draft');
CALL remember('action_revision', decided => 'NOT draft');
CALL remember('participation', decided => 'NOT draft', shown =>
  'in_force OR EXISTS (SELECT FROM as_of.plan WHERE plan.municipality_id = participation.municipality_id AND plan.id = participation.plan_id)');
CALL remember('participation_invitation', decided => 'false');
CALL remember('action_follow_up', decided => 'report_state IN (''APPROVED'', ''SUPERSEDED'')');
CALL remember('shared_strategy_version', decided => 'state <> ''DRAFT''');
CALL remember('common_section_version', decided => 'state <> ''DRAFT''');

-- It is shared by the approval, which is a change of the row.
ALTER TABLE report_reason ADD COLUMN recorded_to timestamptz;
CALL remember('report_reason', decided => 'NOT draft');

-- The rows of all other tables that say from when they are recorded are no drafts.
DO $$
DECLARE
  target regclass;
BEGIN
  FOR target IN
    SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'recorded_from'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND to_regclass(format('past.%I', c.relname)) IS NULL
    ORDER BY c.relname
  LOOP
    CALL remember(target);
  END LOOP;
END $$;

-- ── What is added and stays ─────────────────────────────────────────────────────────────────────────────────────
-- Other tables have no past: their rows go with one that has, or are of a text that all may see as it is. These are asked
-- for by what they belong to, and were not there before.

CREATE VIEW as_of.consultation_consent WITH (security_invoker = true) AS
  SELECT * FROM public.consultation_consent WHERE consented_at <= (SELECT viewer_as_of());
CREATE VIEW as_of.consultation_response WITH (security_invoker = true) AS
  SELECT * FROM public.consultation_response WHERE answered_at <= (SELECT viewer_as_of());
CREATE VIEW as_of.repeal WITH (security_invoker = true) AS
  SELECT * FROM public.repeal r WHERE EXISTS (SELECT FROM as_of.decision d WHERE d.municipality_id = r.municipality_id AND d.id = r.decision_id);
GRANT SELECT ON as_of.consultation_consent, as_of.consultation_response, as_of.repeal TO samplan_app;

-- The history up to then: as after a place that comes right after the instant.
CREATE FUNCTION as_of.history(subject text, of_id uuid, size integer, after_at timestamptz DEFAULT NULL, after_chain uuid DEFAULT NULL, after_number bigint DEFAULT NULL)
RETURNS TABLE (chain_id uuid, id bigint, number bigint, at timestamptz, municipality_id uuid, user_id uuid, roles text[], operation text, request_id text,
  xact_id xid8, table_name text, change text, key jsonb, before jsonb, after jsonb, disposed boolean) LANGUAGE sql STABLE AS $$
  SELECT h.* FROM (SELECT coalesce(after_at <= viewer_as_of(), false) AS given) earlier,
    LATERAL public.history(subject, of_id, size, CASE WHEN given THEN after_at ELSE viewer_as_of() END,
      CASE WHEN given THEN after_chain ELSE 'ffffffff-ffff-ffff-ffff-ffffffffffff' END, CASE WHEN given THEN after_number ELSE 9223372036854775807 END) h
$$;
GRANT EXECUTE ON FUNCTION as_of.history(text, uuid, integer, timestamptz, uuid, bigint) TO samplan_app;

-- ── What counts over rows that are hidden ───────────────────────────────────────────────────────────────────────
-- As public.application_totals (0007), over the views: the owner, as which it runs, sees all of the past as well.

CREATE FUNCTION as_of.application_totals(collaboration uuid, members uuid[], from_day date, to_day date)
RETURNS TABLE (decided bigint, granted bigint, applied_amount bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT count(*), count(*) FILTER (WHERE p.state <> 'REJECTED'), coalesce(sum(p.applied_amount), 0)::bigint
  FROM as_of.project p
  WHERE p.collaboration_id = collaboration AND to_day <= viewer_last_day_in(collaboration)
    AND p.state IN ('GRANTED', 'PARTLY_GRANTED', 'REJECTED') AND p.decided_on BETWEEN from_day AND to_day
    AND EXISTS (
      SELECT FROM project_applicant a JOIN as_of.collaboration_membership m ON m.municipality_id = a.applicant_id AND m.collaboration_id = collaboration
      WHERE a.municipality_id = p.municipality_id AND a.project_id = p.id AND a.applicant_id = ANY (members)
        AND to_day BETWEEN m.valid_from AND coalesce(m.valid_to, 'infinity'));
END;
GRANT EXECUTE ON FUNCTION as_of.application_totals(uuid, uuid[], date, date) TO samplan_app;
