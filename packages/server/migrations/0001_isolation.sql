-- What every later table stands on: the viewer as the transaction's settings tell it, and one way to protect a table.
-- The three roles are made outside (docker/postgres/roles.sql); migrations run as samplan_owner, the server as samplan_app.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- å, ä, ö after z, in ORDER BY and in cursors alike.
CREATE COLLATION swedish (provider = icu, locale = 'sv');

GRANT USAGE ON SCHEMA public TO samplan_app, samplan_worker;
-- Not "IN SCHEMA": what everybody may by default can only be taken away for the whole database.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- ── The viewer ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Set with set_config(…, true) when the request's transaction opens. An unset setting reads '' on a pooled connection,
-- so each function folds '' to null: no setting, no rows.

CREATE FUNCTION viewer_setting(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.' || name, true), '');

CREATE FUNCTION viewer_municipality() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN viewer_setting('municipality_id')::uuid;

CREATE FUNCTION viewer_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN viewer_setting('user_id')::uuid;

-- ALL, BODIES or NONE: whose drafts the viewer's roles let it see within its own municipality.
CREATE FUNCTION viewer_draft_scope() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN viewer_setting('draft_scope');

CREATE FUNCTION viewer_bodies() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT unnest(viewer_setting('body_ids')::uuid[]);
END;

-- 'signed_in', 'reads_submitted_reports', 'edits_shared_text', 'administers_users': on or absent.
CREATE FUNCTION viewer_may(what text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(viewer_setting(what) = 'on', false);

-- The calendar day of the request in Europe/Stockholm, from the server's clock.
CREATE FUNCTION viewer_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN viewer_setting('today')::date;

GRANT EXECUTE ON FUNCTION viewer_setting(text), viewer_municipality(), viewer_user(), viewer_draft_scope(), viewer_bodies(),
  viewer_may(text), viewer_today() TO samplan_app;

-- ── Protecting a table ──────────────────────────────────────────────────────────────────────────────────────────
-- bound: which tenants' rows can be reached at all. It is a restrictive policy, so that no later policy widens it.
-- readable: which of them this viewer sees. writable: what a row must be for the server to write it.

CREATE PROCEDURE protect_table(target regclass, bound text, readable text DEFAULT 'true', writable text DEFAULT 'false')
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY owner ON %s TO samplan_owner USING (true) WITH CHECK (true)', target);
  EXECUTE format('CREATE POLICY bound ON %s AS RESTRICTIVE TO samplan_app USING (%s) WITH CHECK (%s)', target, bound, writable);
  EXECUTE format('CREATE POLICY reader ON %s FOR SELECT TO samplan_app USING (%s)', target, readable);
  EXECUTE format('GRANT SELECT ON %s TO samplan_app', target);
END $$;

-- A table of a tenant's rows, with the columns municipality_id, and where they apply: body_id; shared_in and shared_for;
-- joint_with and joint_bodies. Other members see a row once an act has written the collaboration into shared_in; a member
-- that has left keeps what concerned its time: shared_for is the day the row is about.
-- draft: the condition under which only the draft scope sees an own row.
-- joint: the same for a row of a joint action that the viewer's municipality takes part in; null: the table has none.
CREATE PROCEDURE protect_tenant_table(target regclass, draft text DEFAULT 'false', shared boolean DEFAULT false, joint text DEFAULT NULL)
LANGUAGE plpgsql AS $$
DECLARE
  own constant text := 'municipality_id = (SELECT viewer_municipality())';
  in_scope constant text := '(SELECT viewer_draft_scope()) = ''ALL'' OR body_id = ANY (ARRAY(SELECT viewer_bodies()))';
  shared_with_viewer constant text := 'shared_in = ANY (ARRAY(SELECT viewer_collaborations()))
    OR (shared_in = ANY (ARRAY(SELECT viewer_former_collaborations())) AND shared_for <= viewer_last_day_in(shared_in))';
  joint_with_viewer constant text := 'joint_with @> ARRAY[(SELECT viewer_municipality())]';
  joint_in_scope constant text := '(SELECT viewer_draft_scope()) = ''ALL'' OR joint_bodies && ARRAY(SELECT viewer_bodies())';
  bound text := own;
  readable text := own;
  writable text := own;
BEGIN
  IF draft <> 'false' THEN
    readable := format('(%s AND (NOT (%s) OR %s))', own, draft, in_scope);
  END IF;
  IF shared THEN
    bound := format('%s OR %s', bound, shared_with_viewer);
    readable := format('%s OR %s', readable, shared_with_viewer);
    writable := format('%s AND (shared_in IS NULL OR shared_in = ANY (ARRAY(SELECT viewer_collaborations())))', own);
  END IF;
  IF joint IS NOT NULL THEN
    bound := format('%s OR %s', bound, joint_with_viewer);
    readable := format('%s OR (%s AND (NOT (%s) OR %s))', readable, joint_with_viewer, joint, joint_in_scope);
  END IF;
  CALL protect_table(target, bound, readable, writable);
END $$;

-- The record of applied migrations is a table like any other; the server reads it to know that it is current.
CALL protect_table('schema_migration', 'true');
