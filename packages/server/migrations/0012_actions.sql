-- Writing actions and who takes part in them (I14–I17). The lead writes the content, each body its own part; an invited
-- body answers, and takes part with a row of its own. Whatever crosses to another municipality's row is written by a
-- trigger below that runs as the owner. Triggers act for a viewer alone: what the owner loads says everything itself.

-- Why and by which decision it is cancelled; the decision is the canceller's own.
ALTER TABLE action_revision
  ADD COLUMN cancellation_reason text CHECK (cancellation_reason <> ''),
  ADD COLUMN cancellation_decision_id uuid,
  -- When it was written first: recorded_from tells of the last change. By the clock, not the transaction, which may have
  -- waited for another's to end: what is written after a leave is later than it.
  ADD COLUMN written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ADD FOREIGN KEY (municipality_id, cancellation_decision_id) REFERENCES decision,
  ADD CHECK (cancelled_on IS NOT NULL OR num_nonnulls(cancellation_reason, cancellation_decision_id) = 0);

-- A part that was left counts in the periods that ended before the day (R-A). The lead is offered before it is handed over.
ALTER TABLE participation
  ADD COLUMN withdrawn_on date,
  ADD COLUMN withdrawal_reason text CHECK (withdrawal_reason <> ''),
  ADD COLUMN withdrawn_at timestamptz,
  ADD COLUMN lead_offered_municipality_id uuid,
  ADD COLUMN lead_offered_body_id uuid,
  ADD FOREIGN KEY (lead_offered_municipality_id, lead_offered_body_id) REFERENCES body,
  ADD CHECK (consent = 'WITHDRAWN' OR num_nonnulls(withdrawn_on, withdrawal_reason, withdrawn_at) = 0),
  ADD CHECK ((withdrawn_on IS NULL) = (withdrawal_reason IS NULL)),
  ADD CHECK ((lead_offered_municipality_id IS NULL) = (lead_offered_body_id IS NULL));
CREATE INDEX ON participation (plan_id);

ALTER TABLE participation_invitation ADD COLUMN response_reason text CHECK (response_reason <> '');

-- ── The action's reference ──────────────────────────────────────────────────────────────────────────────────────
-- The body's abbreviation and the next number: stable, unique in the municipality, short to say. As the owner, since the
-- numbers of drafts that the writer may not see are taken too.
CREATE FUNCTION name_action() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  prefix text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('action_reference/' || NEW.municipality_id, 0));
  SELECT abbreviation || '-' INTO STRICT prefix FROM body WHERE municipality_id = NEW.municipality_id AND id = NEW.body_id;
  SELECT prefix || coalesce(max(substr(reference, length(prefix) + 1)::integer), 0) + 1 INTO NEW.reference FROM action
  WHERE municipality_id = NEW.municipality_id AND starts_with(reference, prefix) AND substr(reference, length(prefix) + 1) ~ '^[0-9]{1,8}$';
  RETURN NEW;
END $$;
CREATE TRIGGER name_action BEFORE INSERT ON action FOR EACH ROW WHEN (viewer_municipality() IS NOT NULL) EXECUTE FUNCTION name_action();

-- ── Content that a plan has is frozen (I13) ─────────────────────────────────────────────────────────────────────
CREATE FUNCTION keep_adopted_content() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  who_reads constant text[] := '{joint_with,joint_bodies,shared_in,shared_for,recorded_to}';
BEGIN
  IF to_jsonb(NEW) - who_reads IS DISTINCT FROM to_jsonb(OLD) - who_reads THEN
    RAISE EXCEPTION 'The content of an action is frozen once a plan with it is proposed (I13)' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_adopted_content BEFORE UPDATE ON action_revision FOR EACH ROW WHEN (NOT OLD.draft) EXECUTE FUNCTION keep_adopted_content();

-- A part has content of its own action and of no other: having it opens it to others, below.
ALTER TABLE action_revision ADD UNIQUE (municipality_id, id, action_municipality_id, action_id);
ALTER TABLE participation DROP CONSTRAINT participation_revision_municipality_id_revision_id_fkey,
  ADD FOREIGN KEY (revision_municipality_id, revision_id, action_municipality_id, action_id)
    REFERENCES action_revision (municipality_id, id, action_municipality_id, action_id);

-- What a proposed or adopted plan has is no draft any longer, and shared where the part is, as of the earliest year. As
-- the owner: the content that a partner's plan adopts is the lead's.
CREATE FUNCTION share_content() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE action_revision SET draft = false, shared_in = coalesce(shared_in, NEW.shared_in),
    shared_for = CASE WHEN shared_in IS NULL THEN NEW.shared_for WHEN shared_in = NEW.shared_in THEN least(shared_for, NEW.shared_for) ELSE shared_for END
  WHERE municipality_id = NEW.revision_municipality_id AND id = NEW.revision_id
    AND (draft OR (shared_in IS NULL AND NEW.shared_in IS NOT NULL) OR (shared_in = NEW.shared_in AND NEW.shared_for < shared_for));
  UPDATE action SET draft = false, shared_in = coalesce(shared_in, NEW.shared_in),
    shared_for = CASE WHEN shared_in IS NULL THEN NEW.shared_for WHEN shared_in = NEW.shared_in THEN least(shared_for, NEW.shared_for) ELSE shared_for END
  WHERE municipality_id = NEW.action_municipality_id AND id = NEW.action_id
    AND (draft OR (shared_in IS NULL AND NEW.shared_in IS NOT NULL) OR (shared_in = NEW.shared_in AND NEW.shared_for < shared_for));
  RETURN NULL;
END $$;
CREATE TRIGGER share_content AFTER INSERT OR UPDATE OF draft, revision_id, shared_in ON participation FOR EACH ROW
  WHEN (NEW.revision_id IS NOT NULL AND NOT NEW.draft AND viewer_municipality() IS NOT NULL) EXECUTE FUNCTION share_content();

-- An action that a plan in force has, also a partner's alone, is cancelled for all who read that plan: who leads may have
-- no adopted plan yet, which would share it. As the owner: the partner's part is another municipality's.
CREATE FUNCTION share_cancellation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE action_revision r SET draft = false, shared_in = p.shared_in, shared_for = p.shared_for
  FROM (SELECT s.shared_in, min(s.shared_for) AS shared_for FROM participation s
    WHERE s.action_municipality_id = NEW.municipality_id AND s.action_id = NEW.id AND s.in_force AND s.shared_in IS NOT NULL
    GROUP BY s.shared_in ORDER BY s.shared_in LIMIT 1) p
  WHERE r.action_municipality_id = NEW.municipality_id AND r.action_id = NEW.id AND r.cancelled_on IS NOT NULL AND r.shared_in IS NULL
    AND r.municipality_id = viewer_municipality();
  RETURN NULL;
END $$;
CREATE TRIGGER share_cancellation AFTER UPDATE OF version ON action FOR EACH ROW
  WHEN (NOT NEW.draft AND viewer_municipality() IS NOT NULL) EXECUTE FUNCTION share_cancellation();

-- ── Who is a side of a joint action ─────────────────────────────────────────────────────────────────────────────
-- A part of a plan that is replaced or annulled counts no longer: who goes on has another. Whoever may ask sees such a plan
-- of its own municipality.
CREATE FUNCTION part_counts(municipality uuid, of_plan uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN NOT EXISTS (SELECT FROM plan p WHERE p.municipality_id = municipality AND p.id = of_plan AND p.state IN ('SUPERSEDED', 'ANNULLED'));
GRANT EXECUTE ON FUNCTION part_counts(uuid, uuid) TO samplan_app;

-- The bodies whose parts a body goes on with: its own, and (0016) those of the bodies that it stands in the place of.
CREATE FUNCTION body_line(municipality uuid, body uuid) RETURNS SETOF uuid LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT body;
END;

-- Each side with the time until which it gets the content: without end for who is asked, or has accepted in the latest year
-- that it has a part of that counts; for who has left there, when it left; and with its annulled plan for who has no other.
CREATE FUNCTION sides_of_action(owner uuid, wanted uuid) RETURNS TABLE (municipality_id uuid, body_id uuid, until timestamptz) LANGUAGE sql STABLE
BEGIN ATOMIC
  WITH part AS (
    SELECT p.municipality_id, p.body_id, p.year, p.consent, p.withdrawn_at, s.recorded_from AS replaced_at, part_counts(p.municipality_id, p.plan_id) AS counts
    FROM participation p LEFT JOIN plan s ON s.municipality_id = p.municipality_id AND s.id = p.plan_id
    WHERE p.action_municipality_id = owner AND p.action_id = wanted
  ), standing AS (
    SELECT b.municipality_id, b.body_id,
      CASE WHEN NOT p.counts THEN coalesce(p.withdrawn_at, p.replaced_at) WHEN p.consent = 'ACCEPTED' THEN 'infinity' ELSE coalesce(p.withdrawn_at, 'infinity') END AS until,
      rank() OVER (PARTITION BY b.municipality_id, b.body_id ORDER BY p.counts DESC, CASE WHEN p.counts THEN p.year END DESC) AS place
    FROM (SELECT DISTINCT part.municipality_id, part.body_id FROM part) b
      JOIN part p ON p.municipality_id = b.municipality_id AND b.body_id IN (SELECT body_line(p.municipality_id, p.body_id))
  )
  SELECT standing.municipality_id, standing.body_id, max(standing.until) FROM standing WHERE place = 1 GROUP BY 1, 2
  UNION
  SELECT i.invited_municipality_id, i.invited_body_id, 'infinity' FROM participation_invitation i
  WHERE i.action_municipality_id = owner AND i.action_id = wanted AND i.consent = 'INVITED';
END;

-- Whether a draft of the viewer's own may be changed where it stands: not when somebody has left since it was written,
-- who keeps it as it was then. As the owner: who has left may be a side whose part the viewer does not see.
CREATE FUNCTION content_is_open(municipality uuid, wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN EXISTS (SELECT FROM action_revision r WHERE r.municipality_id = municipality AND r.id = wanted AND r.draft AND r.municipality_id = viewer_municipality()
    AND NOT EXISTS (SELECT FROM sides_of_action(r.action_municipality_id, r.action_id) s WHERE s.until >= r.written_at AND s.until < 'infinity'));
GRANT EXECUTE ON FUNCTION content_is_open(uuid, uuid) TO samplan_app;

-- joint_with and joint_bodies of the action, its content and its parts. Of the action: who has accepted, is asked, or has
-- left. Of a content: the same, but who has left keeps what was there when it left, or what a plan of its own has, and gets
-- nothing newer. Of a part: the accepted of its year, and whose it is. One body alone shares with nobody. Called as the
-- owner, by the triggers below: these are rows of every side.
CREATE FUNCTION know_sides(owner uuid, wanted uuid, with_parts boolean) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- One at a time: each sees what the one before it has written.
  PERFORM FROM action WHERE municipality_id = owner AND id = wanted FOR UPDATE;

  WITH party AS (
    SELECT p.municipality_id AS m, p.body_id AS b, p.consent = 'ACCEPTED' AND part_counts(p.municipality_id, p.plan_id) AS accepted FROM participation p
    WHERE p.action_municipality_id = owner AND p.action_id = wanted
    UNION
    SELECT i.invited_municipality_id, i.invited_body_id, false FROM participation_invitation i
    WHERE i.action_municipality_id = owner AND i.action_id = wanted AND i.consent = 'INVITED'
  ), sides AS (
    SELECT count(DISTINCT m) FILTER (WHERE accepted) > 1 AS joint,
      CASE WHEN count(DISTINCT b) > 1 THEN array_agg(DISTINCT m) ELSE '{}' END AS municipalities,
      CASE WHEN count(DISTINCT b) > 1 THEN array_agg(DISTINCT b) ELSE '{}' END AS bodies
    FROM party
  )
  UPDATE action a SET joint = s.joint, joint_with = s.municipalities, joint_bodies = s.bodies FROM sides s
  WHERE a.municipality_id = owner AND a.id = wanted
    AND (a.joint, a.joint_with, a.joint_bodies) IS DISTINCT FROM (s.joint, s.municipalities, s.bodies);

  WITH party AS (
    SELECT s.municipality_id AS m, s.body_id AS b, s.until FROM sides_of_action(owner, wanted) s
  ), sides AS (
    SELECT r.municipality_id, r.id,
      CASE WHEN count(DISTINCT b) > 1 THEN array_agg(DISTINCT m) ELSE '{}' END AS municipalities,
      CASE WHEN count(DISTINCT b) > 1 THEN array_agg(DISTINCT b) ELSE '{}' END AS bodies
    FROM action_revision r LEFT JOIN party ON party.until >= r.written_at OR EXISTS (SELECT FROM participation p
      WHERE p.revision_municipality_id = r.municipality_id AND p.revision_id = r.id AND p.municipality_id = party.m AND p.body_id = party.b)
    WHERE r.action_municipality_id = owner AND r.action_id = wanted GROUP BY 1, 2
  )
  UPDATE action_revision r SET joint_with = s.municipalities, joint_bodies = s.bodies FROM sides s
  WHERE r.municipality_id = s.municipality_id AND r.id = s.id AND (r.joint_with, r.joint_bodies) IS DISTINCT FROM (s.municipalities, s.bodies);

  IF with_parts THEN
    WITH sides AS (
      SELECT p.municipality_id, p.id,
        CASE WHEN count(DISTINCT x.body_id) > 1 THEN array_agg(DISTINCT x.municipality_id) ELSE '{}' END AS municipalities,
        CASE WHEN count(DISTINCT x.body_id) > 1 THEN array_agg(DISTINCT x.body_id) ELSE '{}' END AS bodies
      FROM participation p JOIN participation x ON x.action_municipality_id = owner AND x.action_id = wanted AND x.year = p.year
        AND ((x.consent = 'ACCEPTED' AND part_counts(x.municipality_id, x.plan_id)) OR (x.municipality_id, x.id) = (p.municipality_id, p.id))
      WHERE p.action_municipality_id = owner AND p.action_id = wanted GROUP BY 1, 2
    )
    UPDATE participation p SET joint_with = s.municipalities, joint_bodies = s.bodies FROM sides s
    WHERE p.municipality_id = s.municipality_id AND p.id = s.id AND (p.joint_with, p.joint_bodies) IS DISTINCT FROM (s.municipalities, s.bodies);
  END IF;
END $$;

CREATE FUNCTION know_parties() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM know_sides(NEW.action_municipality_id, NEW.action_id, TG_TABLE_NAME = 'participation');
  RETURN NULL;
END $$;
CREATE TRIGGER know_parties AFTER INSERT OR UPDATE OF consent ON participation FOR EACH ROW
  WHEN (viewer_municipality() IS NOT NULL) EXECUTE FUNCTION know_parties();
CREATE TRIGGER know_parties AFTER INSERT ON participation_invitation FOR EACH ROW
  WHEN (viewer_municipality() IS NOT NULL) EXECUTE FUNCTION know_parties();
CREATE TRIGGER know_parties AFTER INSERT ON action_revision FOR EACH ROW
  WHEN (viewer_municipality() IS NOT NULL) EXECUTE FUNCTION know_parties();
-- At COMMIT: the answer to its no still says to what it was; from then on nothing is left to read.
CREATE CONSTRAINT TRIGGER forget_declined AFTER UPDATE OF consent ON participation_invitation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.consent = 'DECLINED' AND viewer_municipality() IS NOT NULL) EXECUTE FUNCTION know_parties();

-- The parts of a plan that is replaced or annulled stop counting. At COMMIT: actions are locked last, in the same order and
-- by the same key as by the commands on them (features/participation/lock-actions.ts).
CREATE FUNCTION know_parties_of_plan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part record;
BEGIN
  FOR part IN SELECT DISTINCT p.action_municipality_id AS owner, p.action_id AS id FROM participation p
    WHERE p.municipality_id = NEW.municipality_id AND p.plan_id = NEW.id ORDER BY p.action_id
  LOOP
    PERFORM pg_advisory_xact_lock(hashtextextended('action/' || part.id, 0));
    PERFORM know_sides(part.owner, part.id, true);
  END LOOP;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER know_parties AFTER UPDATE OF state ON plan DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.state IN ('SUPERSEDED', 'ANNULLED') AND NEW.state <> OLD.state AND viewer_municipality() IS NOT NULL) EXECUTE FUNCTION know_parties_of_plan();

-- ── Taking part ─────────────────────────────────────────────────────────────────────────────────────────────────
-- Nobody joins by itself: a body takes part in what it begins, in what it is in already (next year, a revised plan), and
-- in what it is asked to, by a row with the invitation's id, which thereby is accepted. It leads what it begins, and where
-- it led before and nobody else does (I16).

-- As what a body of the viewer's goes on in an action in a year: as in its part of that year, else of the latest, else of
-- its annulled plan of the year (what was accepted is not undone with it); as a partner where another leads that year; null
-- where it is in it no longer. What is in nobody's plan its own body begins
-- again. As the owner: the other side's parts of that year may be drafts that the viewer does not see.
CREATE FUNCTION role_to_go_on_with(municipality uuid, body uuid, of_year integer, owner uuid, wanted uuid, with_consent text DEFAULT 'ACCEPTED') RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT CASE
    WHEN municipality IS DISTINCT FROM viewer_municipality() THEN NULL
    WHEN latest.consent IN ('ACCEPTED', with_consent) THEN CASE WHEN latest.role = 'LEAD' AND EXISTS (SELECT FROM participation p
        WHERE p.action_municipality_id = owner AND p.action_id = wanted AND p.year = of_year AND p.role = 'LEAD' AND p.consent = 'ACCEPTED'
          AND p.body_id <> body AND part_counts(p.municipality_id, p.plan_id)) THEN 'PARTNER' ELSE latest.role END
    WHEN NOT EXISTS (SELECT FROM participation p WHERE p.action_municipality_id = owner AND p.action_id = wanted AND part_counts(p.municipality_id, p.plan_id))
      THEN (SELECT 'LEAD' FROM action a WHERE a.municipality_id = owner AND a.id = wanted AND a.municipality_id = municipality
        AND a.body_id IN (SELECT body_line(municipality, body)))
  END
  FROM (SELECT) AS once LEFT JOIN LATERAL (
    SELECT p.role, p.consent FROM participation p
    WHERE p.action_municipality_id = owner AND p.action_id = wanted AND p.municipality_id = municipality
      AND p.body_id IN (SELECT body_line(municipality, body)) AND (part_counts(p.municipality_id, p.plan_id) OR (p.year = of_year
        AND EXISTS (SELECT FROM plan s WHERE s.municipality_id = p.municipality_id AND s.id = p.plan_id AND s.state = 'ANNULLED')))
    ORDER BY part_counts(p.municipality_id, p.plan_id) DESC, p.year = of_year DESC, p.year DESC, p.consent = with_consent DESC, p.role = 'LEAD' DESC LIMIT 1
  ) latest ON true;
END;
GRANT EXECUTE ON FUNCTION role_to_go_on_with(uuid, uuid, integer, uuid, uuid, text) TO samplan_app;

-- As the owner: it answers the inviter's row. Who is asked for another year than the one it is in answers with the same row.
CREATE FUNCTION admit_participation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  role_as_before constant text := role_to_go_on_with(NEW.municipality_id, NEW.body_id, NEW.year, NEW.action_municipality_id, NEW.action_id, NEW.consent);
BEGIN
  IF NEW.municipality_id <> viewer_municipality() THEN RETURN NEW; END IF;   -- which the policies refuse
  UPDATE participation_invitation i SET consent = 'ACCEPTED', version = version + 1
  WHERE i.id = NEW.id AND i.invited_municipality_id = NEW.municipality_id AND i.invited_body_id = NEW.body_id AND i.year = NEW.year
    AND i.action_municipality_id = NEW.action_municipality_id AND i.action_id = NEW.action_id AND i.consent = 'INVITED';
  IF NEW.role = 'PARTNER' AND (FOUND OR role_as_before IS NOT NULL) THEN RETURN NEW; END IF;
  IF role_as_before IS NULL THEN
    RAISE EXCEPTION 'The body is not asked to take part in the action (I16)' USING ERRCODE = 'check_violation';
  ELSIF role_as_before <> NEW.role THEN
    RAISE EXCEPTION 'The action has another lead that year (I16)' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER admit_participation BEFORE INSERT ON participation FOR EACH ROW
  WHEN (viewer_municipality() IS NOT NULL) EXECUTE FUNCTION admit_participation();

-- A part is a draft, and in force, as its plan is; without one it is a draft.
CREATE FUNCTION follow_plan() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.draft := true;
  NEW.in_force := false;
  IF NEW.plan_id IS NOT NULL THEN
    SELECT draft, in_force INTO STRICT NEW.draft, NEW.in_force FROM plan WHERE municipality_id = NEW.municipality_id AND id = NEW.plan_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER follow_plan BEFORE INSERT OR UPDATE OF plan_id ON participation FOR EACH ROW
  WHEN (viewer_municipality() IS NOT NULL) EXECUTE FUNCTION follow_plan();

-- When it left, by the database's clock: what is written later is not for it.
CREATE FUNCTION note_withdrawal() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.consent <> 'ACCEPTED' THEN
    RAISE EXCEPTION 'Who has left takes part again only when asked again' USING ERRCODE = 'check_violation';
  END IF;
  NEW.withdrawn_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER note_withdrawal BEFORE UPDATE OF consent ON participation FOR EACH ROW
  WHEN (NEW.consent <> OLD.consent) EXECUTE FUNCTION note_withdrawal();

-- I16: the lead cannot leave before another has accepted it, so both change in one act, in every plan of the year that
-- is not replaced; the lead steps back first (index one_lead). As the owner: the lead's row may be another municipality's.
CREATE FUNCTION hand_over_lead() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  leader participation;
BEGIN
  IF pg_trigger_depth() > 1 THEN RETURN NEW; END IF;                        -- written below, by this very act
  SELECT * INTO leader FROM participation p
  WHERE p.action_municipality_id = NEW.action_municipality_id AND p.action_id = NEW.action_id AND p.year = NEW.year AND p.role = 'LEAD'
    AND p.consent = 'ACCEPTED' AND p.lead_offered_municipality_id = NEW.municipality_id AND p.lead_offered_body_id = NEW.body_id
    AND coalesce((SELECT s.state NOT IN ('SUPERSEDED', 'ANNULLED') FROM plan s WHERE s.municipality_id = p.municipality_id AND s.id = p.plan_id), true)
  LIMIT 1;
  IF leader.id IS NULL OR NEW.role <> 'LEAD' OR NEW.consent <> 'ACCEPTED' THEN
    RAISE EXCEPTION 'The lead is handed over by an offer and its acceptance (I16)' USING ERRCODE = 'check_violation';
  END IF;
  UPDATE participation p SET role = 'PARTNER', lead_offered_municipality_id = NULL, lead_offered_body_id = NULL, version = version + 1
  WHERE p.action_municipality_id = NEW.action_municipality_id AND p.action_id = NEW.action_id AND p.year = NEW.year AND p.consent = 'ACCEPTED'
    AND p.municipality_id = leader.municipality_id AND p.body_id = leader.body_id
    AND coalesce((SELECT s.state NOT IN ('SUPERSEDED', 'ANNULLED') FROM plan s WHERE s.municipality_id = p.municipality_id AND s.id = p.plan_id), true);
  UPDATE participation p SET role = 'LEAD', version = version + 1
  WHERE p.action_municipality_id = NEW.action_municipality_id AND p.action_id = NEW.action_id AND p.year = NEW.year AND p.consent = 'ACCEPTED'
    AND p.municipality_id = NEW.municipality_id AND p.body_id = NEW.body_id AND p.id <> NEW.id
    AND coalesce((SELECT s.state NOT IN ('SUPERSEDED', 'ANNULLED') FROM plan s WHERE s.municipality_id = p.municipality_id AND s.id = p.plan_id), true);
  RETURN NEW;
END $$;
CREATE TRIGGER hand_over_lead BEFORE UPDATE OF role ON participation FOR EACH ROW
  WHEN (NEW.role <> OLD.role AND viewer_municipality() IS NOT NULL) EXECUTE FUNCTION hand_over_lead();

-- ── Who writes ──────────────────────────────────────────────────────────────────────────────────────────────────
-- bound says of whom a written row may be at all. An action is counted by every side that has accepted, in the one
-- column that says so, so that nobody's change is lost when both write.

CREATE INDEX ON action (collaboration_id);
ALTER POLICY bound ON action WITH CHECK (municipality_id = (SELECT viewer_municipality()) OR joint_with @> ARRAY[(SELECT viewer_municipality())]);
CALL let_bodies_write('action', 'municipality_id, id, body_id, collaboration_id, section', '',
  insertable => 'collaboration_id IS NULL OR collaboration_id = ANY (ARRAY(SELECT viewer_collaborations()))');
CREATE POLICY counter ON action FOR UPDATE TO samplan_app
  USING (EXISTS (SELECT FROM participation p WHERE p.action_municipality_id = action.municipality_id AND p.action_id = action.id AND p.consent = 'ACCEPTED'
    AND p.municipality_id = (SELECT viewer_municipality()) AND part_counts(p.municipality_id, p.plan_id)
    AND ((SELECT viewer_write_scope()) = 'ALL' OR p.body_id = ANY (ARRAY(SELECT viewer_write_bodies())))));
GRANT UPDATE (version, updated_at) ON action TO samplan_app;

-- The lead's content: changed in place while no plan has it, and by a new revision of the lead's own after that. A new
-- action has content before anybody's part.
CALL let_bodies_write('action_revision',
  'municipality_id, id, body_id, action_municipality_id, action_id, number, year, title, description, weight, start_date, end_date, continuous, financing,
    implementation_status, cancelled_on, cancellation_reason, cancellation_decision_id, collaboration_id, primary_area_id',
  'title, description, weight, start_date, end_date, continuous, financing, implementation_status, cancelled_on, cancellation_reason,
    cancellation_decision_id, collaboration_id, primary_area_id',
  insertable => 'EXISTS (SELECT FROM participation p WHERE p.action_municipality_id = action_revision.action_municipality_id
    AND p.action_id = action_revision.action_id AND p.municipality_id = action_revision.municipality_id AND p.body_id = action_revision.body_id
    AND p.role = ''LEAD'' AND p.consent = ''ACCEPTED'' AND part_counts(p.municipality_id, p.plan_id))
    OR EXISTS (SELECT FROM action a WHERE a.municipality_id = action_revision.action_municipality_id AND a.id = action_revision.action_id
      AND a.municipality_id = action_revision.municipality_id AND a.body_id = action_revision.body_id AND a.draft)',
  updatable => 'draft AND content_is_open(municipality_id, id)');

CREATE PROCEDURE let_draft_content_be_linked(target regclass, columns text) LANGUAGE plpgsql AS $$
DECLARE
  of_own_draft constant text := format('EXISTS (SELECT FROM action_revision r WHERE r.municipality_id = %1$s.municipality_id AND r.id = %1$s.revision_id AND r.draft AND content_is_open(r.municipality_id, r.id)
    AND r.municipality_id = (SELECT viewer_municipality())
    AND ((SELECT viewer_write_scope()) = ''ALL'' OR r.body_id = ANY (ARRAY(SELECT viewer_write_bodies()))))', target);
BEGIN
  EXECUTE format('ALTER POLICY bound ON %s WITH CHECK (municipality_id = (SELECT viewer_municipality()))', target);
  EXECUTE format('CREATE POLICY writer ON %s FOR INSERT TO samplan_app WITH CHECK (%s)', target, of_own_draft);
  EXECUTE format('CREATE POLICY remover ON %s FOR DELETE TO samplan_app USING (%s)', target, of_own_draft);
  EXECUTE format('GRANT INSERT (%s) ON %s TO samplan_app', columns, target);
  EXECUTE format('GRANT DELETE ON %s TO samplan_app', target);
END $$;
CALL let_draft_content_be_linked('action_revision_point', 'municipality_id, revision_id, collaboration_id, strategy_point_id, position');
CALL let_draft_content_be_linked('action_revision_principle', 'municipality_id, revision_id, collaboration_id, principle_id, position');
DROP PROCEDURE let_draft_content_be_linked;

-- Each body writes its own part. Who may join and lead at all is the triggers' matter, above.
CALL let_bodies_write('participation',
  'municipality_id, id, body_id, year, plan_id, action_municipality_id, action_id, revision_municipality_id, revision_id, role, consent,
    responsible_function, budget_amount, budget_currency, withdrawn_on, withdrawal_reason, withdrawn_at, lead_offered_municipality_id, lead_offered_body_id',
  'plan_id, revision_municipality_id, revision_id, role, consent, responsible_function, budget_amount, budget_currency, withdrawn_on, withdrawal_reason,
    lead_offered_municipality_id, lead_offered_body_id, shared_in, shared_for, version');

-- The council and the executive board decide on other bodies' plans too: their secretary pins what is in them.
CREATE POLICY recorder ON participation FOR UPDATE TO samplan_app
  USING ((SELECT viewer_may('records_decisions')) AND municipality_id = (SELECT viewer_municipality()))
  WITH CHECK ((SELECT viewer_may('records_decisions')) AND municipality_id = (SELECT viewer_municipality()));
-- A part stays shared where its plan is, also when its municipality has left.
ALTER POLICY bound ON participation WITH CHECK (municipality_id = (SELECT viewer_municipality()) AND (shared_in IS NULL
  OR shared_in = ANY (ARRAY(SELECT viewer_collaborations())) OR shared_in = ANY (ARRAY(SELECT viewer_former_collaborations()))));

-- The lead asks; the asked says no in the inviter's row, and yes by a row of its own.
ALTER POLICY bound ON participation_invitation
  WITH CHECK (municipality_id = (SELECT viewer_municipality()) OR invited_municipality_id = (SELECT viewer_municipality()));
CALL let_bodies_write('participation_invitation',
  'municipality_id, id, body_id, invited_municipality_id, invited_body_id, action_municipality_id, action_id, year, consent, contact_function', '',
  insertable => 'consent = ''INVITED'' AND invited_municipality_id = ANY (ARRAY(SELECT viewer_fellows()))
    AND EXISTS (SELECT FROM participation p WHERE p.action_municipality_id = participation_invitation.action_municipality_id
      AND p.action_id = participation_invitation.action_id AND p.year = participation_invitation.year
      AND p.municipality_id = participation_invitation.municipality_id AND p.body_id = participation_invitation.body_id
      AND p.role = ''LEAD'' AND p.consent = ''ACCEPTED'' AND part_counts(p.municipality_id, p.plan_id))');
CREATE POLICY decliner ON participation_invitation FOR UPDATE TO samplan_app
  USING (consent = 'INVITED' AND invited_municipality_id = (SELECT viewer_municipality())
    AND ((SELECT viewer_write_scope()) = 'ALL' OR invited_body_id = ANY (ARRAY(SELECT viewer_write_bodies()))))
  WITH CHECK (consent = 'DECLINED');
GRANT UPDATE (consent, response_reason, version) ON participation_invitation TO samplan_app;
