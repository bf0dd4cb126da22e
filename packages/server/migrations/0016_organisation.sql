-- Organisation over time (I4, I5): bodies are set up, renamed, closed, and succeeded by others; one row is one body under
-- one name. And the municipality's own settings. Both are written by its administrators.

CREATE TABLE body_succession (
  municipality_id uuid NOT NULL,
  from_body_id uuid NOT NULL,
  to_body_id uuid NOT NULL,
  date date NOT NULL,                                                       -- the first day of the new order
  kind text NOT NULL CHECK (kind IN ('RENAME', 'MERGE', 'SPLIT', 'TRANSFER')),
  -- The successor that what is open moves to: of a body that is split, one of them, so that nothing is there twice.
  takes_over boolean NOT NULL,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, from_body_id, to_body_id),
  FOREIGN KEY (municipality_id, from_body_id) REFERENCES body,
  FOREIGN KEY (municipality_id, to_body_id) REFERENCES body,
  CHECK (from_body_id <> to_body_id)
);
CREATE UNIQUE INDEX one_takes_over ON body_succession (municipality_id, from_body_id) WHERE takes_over;
CREATE INDEX ON body_succession (municipality_id, to_body_id);
CALL protect_table('body_succession', 'municipality_id = ANY (ARRAY(SELECT viewer_fellows()))',
  writable => 'municipality_id = (SELECT viewer_municipality())');
CALL log_changes('body_succession');

-- ── Who writes ──────────────────────────────────────────────────────────────────────────────────────────────────
CREATE POLICY administrator ON body_succession FOR INSERT TO samplan_app WITH CHECK ((SELECT viewer_may('administers_users')));
GRANT INSERT (municipality_id, from_body_id, to_body_id, date, kind, takes_over) ON body_succession TO samplan_app;

ALTER POLICY bound ON body WITH CHECK (municipality_id = (SELECT viewer_municipality()));
CREATE POLICY administrator ON body FOR INSERT TO samplan_app WITH CHECK ((SELECT viewer_may('administers_users')));
CREATE POLICY closer ON body FOR UPDATE TO samplan_app
  USING ((SELECT viewer_may('administers_users')) AND municipality_id = (SELECT viewer_municipality()))
  WITH CHECK ((SELECT viewer_may('administers_users')));
GRANT INSERT (municipality_id, id, abbreviation, name, kind, domain_key, valid_from, valid_to) ON body TO samplan_app;
GRANT UPDATE (valid_to) ON body TO samplan_app;

ALTER TABLE municipality_profile ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER POLICY bound ON municipality_profile WITH CHECK (municipality_id = (SELECT viewer_municipality()));
CREATE POLICY administrator ON municipality_profile FOR UPDATE TO samplan_app
  USING ((SELECT viewer_may('administers_users')) AND municipality_id = (SELECT viewer_municipality()))
  WITH CHECK ((SELECT viewer_may('administers_users')));
CREATE POLICY founder ON municipality_profile FOR INSERT TO samplan_app WITH CHECK ((SELECT viewer_may('administers_users')));
GRANT INSERT (municipality_id, plan_label, plan_label_definite, plan_label_plural, plan_label_plural_definite, strategy_label,
  strategy_label_definite, shared_strategy_label, adoption_counts_from, report_approval) ON municipality_profile TO samplan_app;
GRANT UPDATE (plan_label, plan_label_definite, plan_label_plural, plan_label_plural_definite, strategy_label, strategy_label_definite,
  shared_strategy_label, adoption_counts_from, report_approval, version) ON municipality_profile TO samplan_app;

-- ── The line of succession ──────────────────────────────────────────────────────────────────────────────────────
-- The body and every body that it stands in the place of.
CREATE FUNCTION body_and_predecessors(municipality uuid, body uuid) RETURNS SETOF uuid LANGUAGE sql STABLE
BEGIN ATOMIC
  WITH RECURSIVE earlier (id) AS (
    SELECT body
    UNION
    SELECT s.from_body_id FROM earlier e JOIN body_succession s ON s.municipality_id = municipality AND s.to_body_id = e.id
  ) SELECT id FROM earlier;
END;
GRANT EXECUTE ON FUNCTION body_and_predecessors(uuid, uuid) TO samplan_app;

-- A role for a body goes on with the body: it covers the bodies that succeed it (also those to come, whose plans are
-- prepared by the people of the old ones), and what those bodies, or itself, have taken over from.
CREATE FUNCTION bodies_covered(municipality uuid, body uuid, on_day date) RETURNS uuid[] LANGUAGE sql STABLE
BEGIN ATOMIC
  WITH RECURSIVE later (id, has_begun) AS (
    SELECT body, true
    UNION
    SELECT s.to_body_id, s.date <= on_day FROM later l JOIN body_succession s ON s.municipality_id = municipality AND s.from_body_id = l.id
  )
  SELECT coalesce(array_agg(DISTINCT covered.id), '{}') FROM (
    SELECT id FROM later UNION SELECT body_and_predecessors(municipality, id) FROM later WHERE has_begun
  ) covered WHERE covered.id <> body;
END;

CREATE OR REPLACE FUNCTION identify(municipality_code text, issuer text, token_subject text, on_day date)
RETURNS TABLE (municipality_id uuid, user_id uuid, email text, name text, roles jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT m.id, u.id, u.email, u.name, coalesce(r.roles, '[]')
  FROM municipality m
  LEFT JOIN app_user u ON u.municipality_id = m.id AND u.issuer_id = issuer AND u.subject = token_subject
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('role', a.role, 'bodyId', a.body_id, 'validFrom', a.valid_from, 'validTo', a.valid_to)
      || CASE WHEN a.body_id IS NULL THEN '{}' ELSE jsonb_build_object('alsoBodyIds', bodies_covered(a.municipality_id, a.body_id, on_day)) END
      ORDER BY a.role, a.id) AS roles
    FROM role_assignment a
    WHERE a.municipality_id = u.municipality_id AND a.user_id = u.id AND on_day BETWEEN a.valid_from AND coalesce(a.valid_to, 'infinity')
  ) r ON true
  WHERE m.code = municipality_code;
END;

-- ── I5: nothing open is left behind ─────────────────────────────────────────────────────────────────────────────
-- Whether a body of the viewer's municipality that ends on the day has something left to do: a plan under way, one whose
-- year is still to be reported in full, actions that go on, a part that waits for its plan, an invitation to answer. It
-- says only that there is, to an administrator, who does not see drafts, and to nobody else.
CREATE FUNCTION body_has_open_matters(body uuid, last_day date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT viewer_may('administers_users') AND (EXISTS (SELECT FROM plan p WHERE p.municipality_id = viewer_municipality() AND p.body_id = body
      AND p.state IN ('DRAFT', 'IN_PREPARATION', 'PROPOSED', 'RETURNED', 'POSTPONED'))
    OR EXISTS (SELECT FROM plan p WHERE p.municipality_id = viewer_municipality() AND p.body_id = body
      AND p.state IN ('ADOPTED', 'FINAL') AND NOT EXISTS (SELECT FROM follow_up_report r WHERE r.municipality_id = p.municipality_id
        AND r.body_id = p.body_id AND r.year = p.year AND r.period_kind = 'FULL_YEAR' AND r.state IN ('APPROVED', 'EXEMPT')))
    OR EXISTS (SELECT FROM participation p
      LEFT JOIN action_revision r ON r.municipality_id = p.revision_municipality_id AND r.id = p.revision_id
      WHERE p.municipality_id = viewer_municipality() AND p.body_id = body AND p.consent = 'ACCEPTED' AND p.year >= extract(year FROM last_day)
        AND (p.plan_id IS NULL OR (p.in_force AND r.implementation_status NOT IN ('COMPLETED', 'CANCELLED')
          AND (r.continuous OR r.end_date IS NULL OR r.end_date > last_day))))
    OR EXISTS (SELECT FROM participation_invitation i WHERE i.invited_municipality_id = viewer_municipality() AND i.invited_body_id = body
      AND i.consent = 'INVITED'));
END;
GRANT EXECUTE ON FUNCTION body_has_open_matters(uuid, date) TO samplan_app;

-- The actions that the bodies of the viewer's municipality are in, or asked to: to keep others from them while the bodies
-- change. Their ids alone, to an administrator, who does not see drafts.
CREATE FUNCTION actions_of_bodies(bodies uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT p.action_id FROM participation p
  WHERE viewer_may('administers_users') AND p.municipality_id = viewer_municipality() AND p.body_id = ANY (bodies)
  UNION
  SELECT i.action_id FROM participation_invitation i
  WHERE viewer_may('administers_users') AND i.consent = 'INVITED'
    AND i.invited_municipality_id = viewer_municipality() AND i.invited_body_id = ANY (bodies);
END;
GRANT EXECUTE ON FUNCTION actions_of_bodies(uuid[]) TO samplan_app;

-- What is open moves to the successor, with its history: the rows stay the same rows. As the owner: an administrator
-- writes and sees no plans, and the invitations are the inviters'. What is decided stays the old body's (I13, edge case 5).
CREATE FUNCTION move_to_successor() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  under_way constant text[] := '{DRAFT,IN_PREPARATION,PROPOSED,RETURNED,POSTPONED}';
  from_year constant integer := extract(year FROM NEW.date);
  moved plan;
  target plan;
BEGIN
  FOR moved IN
    SELECT p.* FROM plan p WHERE p.municipality_id = NEW.municipality_id AND p.body_id = NEW.from_body_id AND p.year >= from_year
      AND p.state = ANY (under_way)
      -- A revision of a plan in force is of that plan, which stays.
      AND NOT EXISTS (SELECT FROM plan f WHERE f.municipality_id = p.municipality_id AND f.body_id = p.body_id AND f.year = p.year AND f.in_force)
    ORDER BY p.year FOR UPDATE
  LOOP
    SELECT * INTO target FROM plan p WHERE p.municipality_id = NEW.municipality_id AND p.body_id = NEW.to_body_id AND p.year = moved.year
      AND p.state = ANY (under_way) FOR UPDATE;
    IF NOT FOUND THEN
      UPDATE plan SET body_id = NEW.to_body_id, version = version + 1, updated_at = transaction_timestamp(),
        revision = greatest(moved.revision, 1 + coalesce((SELECT max(revision) FROM plan p WHERE p.municipality_id = NEW.municipality_id
          AND p.body_id = NEW.to_body_id AND p.year = moved.year), 0))
      WHERE municipality_id = moved.municipality_id AND id = moved.id;
    ELSE
      -- Both have one: the parts are joined in the successor's. Who leads leads on (I16); one part for each action.
      UPDATE participation kept SET role = 'LEAD', version = kept.version + 1 FROM participation p
      WHERE kept.municipality_id = NEW.municipality_id AND kept.plan_id = target.id AND kept.consent = 'ACCEPTED' AND kept.role = 'PARTNER'
        AND p.municipality_id = NEW.municipality_id AND p.plan_id = moved.id AND p.consent = 'ACCEPTED' AND p.role = 'LEAD'
        AND (p.action_municipality_id, p.action_id) = (kept.action_municipality_id, kept.action_id);
      UPDATE participation p SET plan_id = target.id, body_id = NEW.to_body_id, draft = target.draft, in_force = false,
        revision_municipality_id = NULL, revision_id = NULL, version = p.version + 1
      WHERE p.municipality_id = NEW.municipality_id AND p.plan_id = moved.id AND p.consent = 'ACCEPTED'
        AND NOT EXISTS (SELECT FROM participation kept WHERE kept.municipality_id = NEW.municipality_id AND kept.plan_id = target.id
          AND (kept.action_municipality_id, kept.action_id) = (p.action_municipality_id, p.action_id));
      UPDATE participation p SET consent = 'WITHDRAWN', version = p.version + 1
      WHERE p.municipality_id = NEW.municipality_id AND p.plan_id = moved.id AND p.consent = 'ACCEPTED';
      -- Its text is kept: to copy from while it is a draft, to look up once it was put to decision.
      UPDATE plan SET state = CASE WHEN draft THEN state ELSE 'ANNULLED' END, version = version + 1, updated_at = transaction_timestamp()
      WHERE municipality_id = moved.municipality_id AND id = moved.id;
    END IF;
  END LOOP;

  -- Accepted for a plan that was not begun yet: of the successor, and in its plan where it has one.
  UPDATE participation p SET body_id = NEW.to_body_id, version = p.version + 1
  WHERE p.municipality_id = NEW.municipality_id AND p.body_id = NEW.from_body_id AND p.plan_id IS NULL AND p.consent = 'ACCEPTED' AND p.year >= from_year;
  UPDATE participation p SET plan_id = t.id, draft = t.draft, version = p.version + 1 FROM plan t
  WHERE p.municipality_id = NEW.municipality_id AND p.body_id = NEW.to_body_id AND p.plan_id IS NULL AND p.consent = 'ACCEPTED' AND p.year >= from_year
    AND t.municipality_id = p.municipality_id AND t.body_id = p.body_id AND t.year = p.year AND t.state = ANY (under_way)
    AND NOT EXISTS (SELECT FROM participation kept WHERE kept.municipality_id = p.municipality_id AND kept.plan_id = t.id
      AND (kept.action_municipality_id, kept.action_id) = (p.action_municipality_id, p.action_id));

  -- What no plan has had yet is seen and written by whose parts it is: the successor's.
  UPDATE action a SET body_id = NEW.to_body_id WHERE a.municipality_id = NEW.municipality_id AND a.body_id = NEW.from_body_id AND a.draft;
  UPDATE action_revision r SET body_id = NEW.to_body_id WHERE r.municipality_id = NEW.municipality_id AND r.body_id = NEW.from_body_id AND r.draft;

  -- Invitations follow whom they ask, and who asks; one that the successor has been sent already is left where it is.
  UPDATE participation_invitation i SET invited_body_id = NEW.to_body_id, version = i.version + 1
  WHERE i.invited_municipality_id = NEW.municipality_id AND i.invited_body_id = NEW.from_body_id AND i.consent = 'INVITED' AND i.year >= from_year
    AND NOT EXISTS (SELECT FROM participation_invitation o WHERE o.municipality_id = i.municipality_id AND o.invited_body_id = NEW.to_body_id
      AND o.consent = 'INVITED' AND o.year = i.year AND (o.action_municipality_id, o.action_id) = (i.action_municipality_id, i.action_id));
  UPDATE participation_invitation i SET body_id = NEW.to_body_id, version = i.version + 1
  WHERE i.municipality_id = NEW.municipality_id AND i.body_id = NEW.from_body_id AND i.consent = 'INVITED' AND i.year >= from_year;
  RETURN NULL;
END $$;
CREATE TRIGGER move_to_successor AFTER INSERT ON body_succession FOR EACH ROW WHEN (NEW.takes_over) EXECUTE FUNCTION move_to_successor();

-- A part that moves to a successor is known to the other sides under its new body, and so is an invitation.
CREATE TRIGGER know_successor AFTER UPDATE OF body_id ON participation FOR EACH ROW
  WHEN (NEW.body_id <> OLD.body_id AND viewer_municipality() IS NOT NULL) EXECUTE FUNCTION know_parties();
CREATE TRIGGER know_successor AFTER UPDATE OF invited_body_id ON participation_invitation FOR EACH ROW
  WHEN (NEW.invited_body_id <> OLD.invited_body_id AND viewer_municipality() IS NOT NULL) EXECUTE FUNCTION know_parties();

-- A successor is in what the bodies before it were in, and goes on with it next year; what it leaves is left for them too.
CREATE OR REPLACE FUNCTION body_line(municipality uuid, body uuid) RETURNS SETOF uuid LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT body_and_predecessors(municipality, body);
END;
