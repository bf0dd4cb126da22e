-- What happened to a plan, a report or a common section, read from the change log (0009). The log itself is for
-- coordinators and auditors; who sees the thing sees its history, in this much of it and by these functions alone:
-- FULL     everything that the own municipality's people did to it: those who see the body's drafts; of a common section
--          what coordinators of all members did: the coordinators of its members of today
-- DECIDED  what was proposed, decided and approved, without what it was before that: the rest of the own municipality, and
--          of a common section the rest of its members
-- Nobody else gets anything: no plan's or report's history crosses to another municipality (docs/who-sees-what.md).

-- The row that an entry is about, or of a link the row that it hangs on.
CREATE INDEX change_log_subject ON change_log ((coalesce(key ->> 'id', key ->> 'plan_id', key ->> 'revision_id')), table_name);
-- What once was a plan's: parts taken out of it, reports that went on to its revision.
CREATE INDEX change_log_former_plan ON change_log ((before ->> 'plan_id')) WHERE before ? 'plan_id';

-- FULL, DECIDED, or null: nothing.
CREATE FUNCTION history_scope(subject text, of_id uuid) RETURNS text LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  CASE subject
    WHEN 'plan' THEN RETURN (
      SELECT CASE WHEN viewer_draft_scope() = 'ALL' OR body_id = ANY (ARRAY(SELECT viewer_bodies())) THEN 'FULL' WHEN NOT draft THEN 'DECIDED' END
      FROM plan WHERE id = of_id AND municipality_id = viewer_municipality());
    WHEN 'follow_up_report' THEN RETURN (
      SELECT CASE WHEN viewer_draft_scope() = 'ALL' OR body_id = ANY (ARRAY(SELECT viewer_bodies())) THEN 'FULL' ELSE 'DECIDED' END
      FROM follow_up_report WHERE id = of_id AND municipality_id = viewer_municipality());
    WHEN 'common_section_version' THEN RETURN (
      SELECT CASE WHEN viewer_may('edits_shared_text') THEN 'FULL' WHEN state <> 'DRAFT' THEN 'DECIDED' END
      FROM common_section_version WHERE id = of_id AND collaboration_id = ANY (ARRAY(SELECT viewer_collaborations())));
  END CASE;
END $$;

-- ── Which rows a history is about ───────────────────────────────────────────────────────────────────────────────
-- since, until: only the entries from then on, or up to that one. own: only what the own municipality's people did,
-- since others prepare their part of it unseen.

CREATE FUNCTION history_decisions(tables text[], ids text[]) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  -- A decision that another took the place of is found by the entry that put it in, together with the decision itself.
  SELECT DISTINCT decision FROM change_log l,
    unnest(ARRAY[l.after ->> 'decision_id', l.after ->> 'annulment_decision_id', l.after ->> 'cancellation_decision_id']) decision
  WHERE coalesce(l.key ->> 'id', l.key ->> 'plan_id', l.key ->> 'revision_id') = ANY (ids) AND l.table_name = ANY (tables)
    AND EXISTS (SELECT FROM change_log d WHERE d.xact_id = l.xact_id AND d.table_name = 'decision')
    AND decision IS NOT NULL
$$;

CREATE FUNCTION plan_history_rows(of_plan uuid)
RETURNS TABLE (table_name text, row_id text, since timestamptz, until bigint, own boolean) LANGUAGE sql STABLE AS $$
  WITH part AS MATERIALIZED (
    SELECT p.*, (SELECT min(l.at) FROM change_log l WHERE coalesce(l.key ->> 'id', l.key ->> 'plan_id', l.key ->> 'revision_id') = p.id::text
      AND l.table_name = 'participation') AS since
    FROM participation p WHERE p.plan_id = of_plan AND p.municipality_id = viewer_municipality()
  ), report AS MATERIALIZED (
    SELECT * FROM follow_up_report WHERE plan_id = of_plan AND municipality_id = viewer_municipality()
  ), former AS MATERIALIZED (
    SELECT l.table_name, l.key ->> 'id' AS row_id, max(l.id) AS until FROM change_log l
    WHERE l.before ? 'plan_id' AND l.before ->> 'plan_id' = of_plan::text AND l.table_name IN ('participation', 'follow_up_report')
    GROUP BY 1, 2
  ), invitation AS MATERIALIZED (
    -- Into the plan's actions, by its body, while they are in it and it is not replaced. Their answers too: they are given
    -- by the invited municipality, but of a row that is the inviter's.
    SELECT i.id, min(coalesce(p.since, '-infinity')) AS since, max(coalesce(p.until, ended.until, 9223372036854775807)) AS until
    FROM (
      SELECT municipality_id, body_id, year, action_municipality_id, action_id, since, NULL::bigint AS until FROM part
      UNION ALL
      SELECT p.municipality_id, p.body_id, p.year, p.action_municipality_id, p.action_id, NULL, f.until FROM former f
        JOIN participation p ON p.id::text = f.row_id AND p.municipality_id = viewer_municipality() AND p.plan_id IS DISTINCT FROM of_plan
      WHERE f.table_name = 'participation'
    ) p
    JOIN participation_invitation i ON (i.municipality_id, i.body_id, i.year, i.action_municipality_id, i.action_id)
      = (p.municipality_id, p.body_id, p.year, p.action_municipality_id, p.action_id)
    CROSS JOIN (SELECT max(l.id) AS until FROM change_log l
      WHERE coalesce(l.key ->> 'id', l.key ->> 'plan_id', l.key ->> 'revision_id') = of_plan::text AND l.table_name = 'plan'
        AND l.after ->> 'state' IN ('SUPERSEDED', 'ANNULLED')) ended
    GROUP BY 1
  ), content AS MATERIALIZED (
    -- Not what was written before the action came into the plan, nor what is written for the next one.
    SELECT r.id, part.since FROM part
    LEFT JOIN action_revision pinned ON pinned.municipality_id = part.revision_municipality_id AND pinned.id = part.revision_id
    JOIN action_revision r ON r.action_municipality_id = part.action_municipality_id AND r.action_id = part.action_id
    WHERE r.municipality_id = viewer_municipality()
      AND CASE WHEN pinned.id IS NULL THEN r.year <= part.year ELSE (r.year, r.number) <= (pinned.year, pinned.number) END
      AND (NOT r.draft OR viewer_draft_scope() = 'ALL' OR r.body_id = ANY (ARRAY(SELECT viewer_bodies())) OR r.joint_bodies && ARRAY(SELECT viewer_bodies()))
  ), own_row AS (
    SELECT unnest('{plan,plan_common_section,plan_strategy_version}'::text[]) AS table_name, of_plan::text AS row_id, NULL::bigint AS until
    UNION ALL SELECT 'participation', id::text, NULL FROM part
    UNION ALL SELECT 'follow_up_report', id::text, NULL FROM report
    UNION ALL SELECT 'report_reason', r.id::text, NULL FROM report JOIN report_reason r ON r.municipality_id = report.municipality_id AND r.report_id = report.id
    UNION ALL SELECT f.table_name, f.row_id, f.until FROM former f
      WHERE f.row_id NOT IN (SELECT id::text FROM part UNION ALL SELECT id::text FROM report)
  )
  SELECT o.table_name, o.row_id, NULL::timestamptz, o.until, false FROM own_row o
  UNION ALL SELECT 'participation_invitation', id::text, since, until, false FROM invitation
  UNION ALL SELECT 'action', action_id::text, since, NULL, true FROM part
  UNION ALL SELECT t, id::text, since, NULL, true FROM content, unnest('{action_revision,action_revision_point,action_revision_principle}'::text[]) t
  UNION ALL SELECT 'decision', d, NULL, NULL, false FROM (
    SELECT history_decisions('{plan,follow_up_report,action_revision}', ARRAY(SELECT row_id FROM own_row UNION ALL SELECT id::text FROM content)) AS d
    UNION SELECT unnest(ARRAY[decision_id, annulment_decision_id])::text FROM plan WHERE id = of_plan AND municipality_id = viewer_municipality()
    UNION SELECT decision_id::text FROM report) decided WHERE d IS NOT NULL
$$;

CREATE FUNCTION report_history_rows(of_report uuid)
RETURNS TABLE (table_name text, row_id text, since timestamptz, until bigint, own boolean) LANGUAGE sql STABLE AS $$
  WITH said AS MATERIALIZED (SELECT * FROM action_follow_up WHERE report_id = of_report AND municipality_id = viewer_municipality())
  SELECT 'follow_up_report', of_report::text, NULL::timestamptz, NULL::bigint, false
  UNION ALL SELECT 'action_follow_up', id::text, NULL, NULL, false FROM said
  UNION ALL SELECT 'effect', e.id::text, NULL, NULL, false FROM said JOIN effect e ON e.municipality_id = said.municipality_id AND e.follow_up_id = said.id
  UNION ALL SELECT 'report_reason', id::text, NULL, NULL, false FROM report_reason WHERE report_id = of_report AND municipality_id = viewer_municipality()
  UNION ALL SELECT 'decision', d, NULL, NULL, false FROM (
    SELECT history_decisions('{follow_up_report}', ARRAY[of_report::text]) AS d
    UNION SELECT decision_id::text FROM follow_up_report WHERE id = of_report AND municipality_id = viewer_municipality() AND decision_id IS NOT NULL) decided
$$;

CREATE FUNCTION common_section_history_rows(of_version uuid)
RETURNS TABLE (table_name text, row_id text, since timestamptz, until bigint, own boolean) LANGUAGE sql STABLE AS $$
  SELECT 'common_section_version', of_version::text, NULL::timestamptz, NULL::bigint, false
  UNION ALL SELECT 'consultation_consent', id::text, NULL, NULL, false FROM consultation_consent WHERE common_section_version_id = of_version
  UNION ALL SELECT 'consultation_response', id::text, NULL, NULL, false FROM consultation_response WHERE common_section_version_id = of_version
  UNION ALL SELECT 'adoption', id::text, NULL, NULL, false FROM adoption WHERE common_section_version_id = of_version
  UNION ALL SELECT 'repeal', id::text, NULL, NULL, false FROM repeal WHERE common_section_version_id = of_version
  UNION ALL SELECT 'decision', d::text, NULL, NULL, false FROM (
    SELECT decision_id FROM adoption WHERE common_section_version_id = of_version
    UNION SELECT decision_id FROM repeal WHERE common_section_version_id = of_version) decided (d) WHERE d IS NOT NULL
$$;

-- Before it is proposed a plan or text is nobody's business but theirs who write it; so is a report until it is approved.
CREATE FUNCTION history_is_decided(table_name text, after jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE table_name
    WHEN 'plan' THEN after ->> 'state' NOT IN ('DRAFT', 'IN_PREPARATION')
    WHEN 'follow_up_report' THEN after ->> 'state' IN ('APPROVED', 'SUPERSEDED', 'EXEMPT')
    WHEN 'common_section_version' THEN after ->> 'state' <> 'DRAFT' OR (NOT after ? 'state' AND after ?| '{effective_from,superseded_on}')
    ELSE after IS NOT NULL AND table_name IN ('decision', 'adoption', 'repeal', 'consultation_response')
  END
$$;

-- Where the entries of a history stand in the log; found by the index, entry by entry, and without their payload. What is
-- not told of in the scope DECIDED has no place, so that nobody looks it up for nothing.
CREATE FUNCTION history_places(subject text, of_id uuid, scope text)
RETURNS TABLE (chain_id uuid, id bigint, number bigint, at timestamptz) LANGUAGE sql STABLE AS $$
  SELECT l.chain_id, l.id, l.number, l.at
  FROM (
    SELECT * FROM plan_history_rows(of_id) WHERE subject = 'plan'
    UNION ALL SELECT * FROM report_history_rows(of_id) WHERE subject = 'follow_up_report'
    UNION ALL SELECT * FROM common_section_history_rows(of_id) WHERE subject = 'common_section_version'
  ) r CROSS JOIN LATERAL (
    -- The transaction's own entries are sealed at COMMIT: until then they come after all that have a number.
    SELECT l.chain_id, l.id, coalesce(l.number, 9223372036854775807) AS number, l.at FROM change_log l
    WHERE coalesce(l.key ->> 'id', l.key ->> 'plan_id', l.key ->> 'revision_id') = r.row_id AND l.table_name = r.table_name
      AND (r.since IS NULL OR l.at >= r.since) AND (r.until IS NULL OR l.id <= r.until)
      AND (NOT r.own OR l.chain_id = viewer_municipality())
      AND (scope = 'FULL' OR history_is_decided(l.table_name, l.after))
    OFFSET 0
  ) l
$$;

-- ── What of an entry is told ────────────────────────────────────────────────────────────────────────────────────
-- The columns that have a word in the API (features/history/words.ts); what is for the machinery stays in the log.

CREATE FUNCTION history_columns(table_name text, scope text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN table_name = 'decision' THEN '{body_id,date,paragraph,registry_number,delegated,adjusted_on,announced_on,final_on,document_url,correction_reason}'
    WHEN table_name = 'adoption' THEN '{municipality_id,outcome,decision_id,lapsed_at}'
    WHEN table_name = 'repeal' THEN '{municipality_id,decision_id}'
    WHEN table_name = 'consultation_response' THEN '{body_id,answer}'
    WHEN table_name = 'common_section_version' AND scope = 'DECIDED' THEN '{state,starts_on,effective_from,superseded_on}'
    WHEN table_name = 'plan' AND scope = 'DECIDED' THEN '{state,decision_id,decision_outcome,annulment_decision_id,annulment_reason}'
    WHEN table_name = 'follow_up_report' AND scope = 'DECIDED' THEN '{state,decision_id}'
    WHEN scope = 'DECIDED' THEN '{}'
    WHEN table_name = 'plan' THEN '{state,local_text,no_local_text,decision_id,decision_outcome,annulment_decision_id,annulment_reason}'
    WHEN table_name = 'plan_common_section' THEN '{common_section_version_id,conditional,exemption_reason}'
    WHEN table_name = 'plan_strategy_version' THEN '{strategy_version_id}'
    WHEN table_name = 'participation' THEN '{action_id,role,consent,responsible_function,budget_amount,withdrawn_on,withdrawal_reason,lead_offered_body_id}'
    WHEN table_name = 'participation_invitation' THEN '{action_id,invited_body_id,consent,response_reason}'
    WHEN table_name = 'action' THEN '{section,merged_into_id}'
    WHEN table_name = 'action_revision' THEN '{action_id,title,description,weight,start_date,end_date,continuous,financing,implementation_status,cancelled_on,cancellation_reason,cancellation_decision_id,primary_area_id}'
    WHEN table_name = 'action_revision_point' THEN '{strategy_point_id}'
    WHEN table_name = 'action_revision_principle' THEN '{principle_id}'
    WHEN table_name = 'follow_up_report' THEN '{state,decision_id}'
    WHEN table_name = 'action_follow_up' THEN '{participation_id,assessment,implementation_status,progress,comment,corrective_measure,cost_amount,cost_forecast_amount,attendance_women,attendance_men,attendance_other,attendance_unspecified,correction_note,completed_on,unchanged}'
    WHEN table_name = 'report_reason' THEN '{report_id,kind,reason}'
    WHEN table_name = 'effect' THEN '{kind,evidence_level,description}'
    WHEN table_name = 'common_section_version' THEN '{state,text,content_hash,consultation_answer_by,starts_on,effective_from,superseded_on}'
    WHEN table_name = 'consultation_consent' THEN '{municipality_id}'
    ELSE '{}'
  END::text[]
$$;

-- Of a payload those columns that have a value; a document text is only named, see history_texts().
CREATE FUNCTION history_payload(payload jsonb, columns text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_object_agg(key, CASE WHEN key IN ('local_text', 'text') THEN 'true' ELSE value END)
  FROM jsonb_each(payload) WHERE key = ANY (columns)
$$;

-- ── What the server asks ────────────────────────────────────────────────────────────────────────────────────────
-- The entries of the newest `size` acts, an act being what one mutation of one transaction did; the entries of an act
-- stand together, the last first. after_…: those of earlier acts, as they stand in this order. It runs as the owner, since
-- the log is readable by few; the first thing it asks is history_scope().
CREATE FUNCTION history(subject text, of_id uuid, size integer, after_at timestamptz DEFAULT NULL, after_chain uuid DEFAULT NULL, after_number bigint DEFAULT NULL)
RETURNS TABLE (chain_id uuid, id bigint, number bigint, at timestamptz, municipality_id uuid, user_id uuid, roles text[], operation text, request_id text,
  xact_id xid8, table_name text, change text, key jsonb, before jsonb, after jsonb, disposed boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  scope text := history_scope(subject, of_id);
  place record;
  entry change_log;
  columns text[];
  acts integer := 0;
  act text := '';
BEGIN
  IF scope IS NULL THEN RETURN; END IF;
  FOR place IN
    SELECT p.* FROM history_places(subject, of_id, scope) p
    WHERE after_at IS NULL OR (p.at, p.chain_id, p.number) < (after_at, after_chain, after_number)
    ORDER BY p.at DESC, p.chain_id DESC, p.number DESC, p.id DESC
  LOOP
    -- Read one by one, so that a page costs its own payloads and not those of a thousand earlier texts.
    SELECT * INTO STRICT entry FROM change_log l WHERE l.chain_id = place.chain_id AND l.id = place.id;
    disposed := entry.salt IS NULL;
    columns := history_columns(entry.table_name, scope);
    -- Which action it is about is told of what is new or gone; that a part is now in the revised plan's place is no news.
    IF entry.change = 'UPDATE' THEN columns := array_remove(array_remove(columns, 'action_id'), 'participation_id'); END IF;
    before := history_payload(entry.before, columns);
    after := history_payload(entry.after, columns);
    CONTINUE WHEN entry.change = 'UPDATE' AND after IS NULL AND NOT disposed;
    IF act <> concat_ws('/', entry.chain_id, entry.xact_id, entry.operation) THEN
      acts := acts + 1;
      EXIT WHEN acts > size;
      act := concat_ws('/', entry.chain_id, entry.xact_id, entry.operation);
    END IF;
    chain_id := entry.chain_id; id := entry.id; number := place.number; at := entry.at;
    municipality_id := entry.municipality_id; roles := entry.roles; operation := entry.operation; xact_id := entry.xact_id;
    user_id := CASE WHEN entry.municipality_id = viewer_municipality() THEN entry.user_id END;
    request_id := CASE WHEN entry.municipality_id = viewer_municipality() AND scope = 'FULL' THEN entry.request_id END;
    table_name := entry.table_name; change := entry.change; key := entry.key;
    RETURN NEXT;
  END LOOP;
END $$;

-- The document texts of some of those entries, for whoever has the whole history.
CREATE FUNCTION history_texts(subject text, of_id uuid, entries bigint[]) RETURNS TABLE (id bigint, before jsonb, after jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.id, coalesce(l.before -> 'local_text', l.before -> 'text'), coalesce(l.after -> 'local_text', l.after -> 'text') FROM change_log l
  WHERE coalesce(l.key ->> 'id', l.key ->> 'plan_id', l.key ->> 'revision_id') = of_id::text AND l.table_name = subject
    AND l.id = ANY (entries) AND subject IN ('plan', 'common_section_version') AND history_scope(subject, of_id) = 'FULL'
$$;

GRANT EXECUTE ON FUNCTION history(text, uuid, integer, timestamptz, uuid, bigint), history_texts(text, uuid, bigint[]) TO samplan_app;
