-- I1: a row is written only by somebody whose role covers it today. The server tells which bodies the viewer's writing
-- roles cover; the policies of what is written ask here. What a state allows is the policies' matter in the server.

-- ALL, BODIES or unset: PLANNER, MANAGER, SECRETARY and COORDINATOR write, for their bodies or for the whole municipality.
CREATE FUNCTION viewer_write_scope() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN viewer_setting('write_scope');

CREATE FUNCTION viewer_write_bodies() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT unnest(viewer_setting('write_body_ids')::uuid[]);
END;

GRANT EXECUTE ON FUNCTION viewer_write_scope(), viewer_write_bodies() TO samplan_app;

-- A table of rows of bodies, with the columns municipality_id and body_id: those whose roles cover the body insert and
-- change them, in the columns that are named and no others. '' names none, and makes no such policy.
-- insertable, updatable: what a row must be besides, when it is put in and before it is changed.
CREATE PROCEDURE let_bodies_write(target regclass, insert_columns text, update_columns text, insertable text DEFAULT 'true', updatable text DEFAULT 'true')
LANGUAGE plpgsql AS $$
DECLARE
  covered constant text := 'municipality_id = (SELECT viewer_municipality())
    AND ((SELECT viewer_write_scope()) = ''ALL'' OR body_id = ANY (ARRAY(SELECT viewer_write_bodies())))';
BEGIN
  IF insert_columns <> '' THEN
    EXECUTE format('CREATE POLICY writer ON %s FOR INSERT TO samplan_app WITH CHECK (%s AND (%s))', target, covered, insertable);
    EXECUTE format('GRANT INSERT (%s) ON %s TO samplan_app', insert_columns, target);
  END IF;
  IF update_columns <> '' THEN
    EXECUTE format('CREATE POLICY changer ON %s FOR UPDATE TO samplan_app USING (%s AND (%s)) WITH CHECK (%s)', target, covered, updatable, covered);
    EXECUTE format('GRANT UPDATE (%s) ON %s TO samplan_app', update_columns, target);
  END IF;
END $$;
