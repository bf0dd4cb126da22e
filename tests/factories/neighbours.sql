-- Beside the demo's Linköping (0580) and Norrköping (0581): rows in every state that decides who sees them, the same on
-- both sides, and three more municipalities. Testköping (9999) is a member during 2026 only; Örebro (1880) is in another
-- collaboration, which Vänersborg (1487) has left and will join again. Run as samplan_owner, who is bound by no reader's
-- policy. What an act of sharing would have written is written here by pg_temp.sharing.

INSERT INTO municipality (id, code, name, short_name) VALUES
  (gen_random_uuid(), '1487', 'Vänersborgs kommun', 'Vänersborg'),
  (gen_random_uuid(), '1880', 'Örebro kommun', 'Örebro'),
  (gen_random_uuid(), '9999', 'Testköpings kommun', 'Testköping');

CREATE FUNCTION pg_temp.m(code text) RETURNS uuid LANGUAGE sql RETURN (SELECT id FROM municipality x WHERE x.code = m.code);
CREATE FUNCTION pg_temp.c(key text) RETURNS uuid LANGUAGE sql RETURN (SELECT id FROM collaboration x WHERE x.key = c.key);
CREATE FUNCTION pg_temp.doc() RETURNS jsonb LANGUAGE sql RETURN '{"type": "doc", "content": [{"type": "paragraph"}]}'::jsonb;
CREATE FUNCTION pg_temp.hash() RETURNS text LANGUAGE sql RETURN 'pm1:sha256:' || repeat('0', 64);

INSERT INTO collaboration (id, key, name) VALUES (gen_random_uuid(), 'orebro-vanersborg', 'Örebro–Vänersborg');
INSERT INTO collaboration_membership (collaboration_id, municipality_id, valid_from, valid_to) VALUES
  (pg_temp.c('linkoping-norrkoping'), pg_temp.m('9999'), '2026-03-01', '2026-12-31'),
  (pg_temp.c('orebro-vanersborg'), pg_temp.m('1880'), '2010-01-01', NULL),
  (pg_temp.c('orebro-vanersborg'), pg_temp.m('1487'), '2010-01-01', '2015-12-31'),
  (pg_temp.c('orebro-vanersborg'), pg_temp.m('1487'), '2027-06-01', NULL);

INSERT INTO municipality_profile (municipality_id, county, plan_label, plan_label_definite, plan_label_plural, plan_label_plural_definite,
  strategy_label, strategy_label_definite, shared_strategy_label)
  SELECT id, 'Ett län', 'Plan', 'planen', 'Planer', 'planerna', 'Strategi', 'strategin', 'Gemensam strategi' FROM municipality WHERE code IN ('1487', '1880', '9999');
INSERT INTO population (municipality_id, counted_on, inhabitants)
  SELECT id, '2025-12-31', 39000 FROM municipality WHERE code IN ('1487', '1880', '9999');
INSERT INTO body (municipality_id, id, abbreviation, name, kind, valid_from)
  SELECT m.id, gen_random_uuid(), b.abbreviation, b.name, 'COMMITTEE', '2010-01-01'
  FROM municipality m, (VALUES ('KS', 'Kommunstyrelsen'), ('BUN', 'Barn- och ungdomsnämnden')) b (abbreviation, name) WHERE m.code IN ('1487', '1880', '9999');

-- Each executive board has had another name, long ago.
WITH before AS (
  INSERT INTO body (municipality_id, id, abbreviation, name, kind, valid_from, valid_to)
    SELECT municipality_id, gen_random_uuid(), 'DK', 'Drätselkammaren', 'EXECUTIVE', '1950-01-01', '1970-12-31' FROM body WHERE abbreviation = 'KS'
    RETURNING municipality_id, id
)
INSERT INTO body_succession (municipality_id, from_body_id, to_body_id, date, kind, takes_over)
  SELECT b.municipality_id, before.id, b.id, '1971-01-01', 'RENAME', true FROM before JOIN body b USING (municipality_id) WHERE b.abbreviation = 'KS';

-- Each municipality's two bodies of this scenario: its executive board, and its board of education.
CREATE FUNCTION pg_temp.b(code text, number integer) RETURNS uuid LANGUAGE sql
  RETURN (SELECT id FROM body WHERE municipality_id = pg_temp.m(code) AND abbreviation = CASE WHEN number = 1 THEN 'KS' WHEN number = 2
    AND code = '0581' THEN 'UN' WHEN number = 2 THEN 'BUN' END);

-- The collaboration whose strategy a municipality's plans serve.
CREATE FUNCTION pg_temp.home(code text) RETURNS uuid LANGUAGE sql
  RETURN pg_temp.c(CASE WHEN code IN ('1487', '1880') THEN 'orebro-vanersborg' ELSE 'linkoping-norrkoping' END);

-- ── People: one for each role, one without any, one whose role has ended, one with two ───────────────────────────
DO $$
DECLARE
  person record;
  user_id uuid;
BEGIN
  FOR person IN
    SELECT m.id AS municipality, m.code, p.* FROM municipality m, (VALUES
      ('planner', '{PLANNER}'::text[], 1, NULL::date), ('education', '{PLANNER}', 2, NULL), ('manager', '{MANAGER}', 1, NULL),
      ('secretary', '{SECRETARY}', NULL, NULL), ('coordinator', '{COORDINATOR}', NULL, NULL), ('analyst', '{ANALYST}', NULL, NULL),
      ('auditor', '{AUDITOR}', NULL, NULL), ('elected', '{ELECTED}', NULL, NULL), ('admin', '{ADMIN}', NULL, NULL),
      ('two-roles', '{PLANNER,ANALYST}', 2, NULL), ('ended', '{COORDINATOR}', NULL, '2025-12-31'), ('no-role', '{}', NULL, NULL)
    ) p (name, roles, body, until)
  LOOP
    user_id := gen_random_uuid();
    INSERT INTO app_user (municipality_id, id, issuer_id, subject, email, name)
      VALUES (person.municipality, user_id, 'demo:' || person.code, person.name, person.name || '@' || person.code || '.example', person.name);
    INSERT INTO role_assignment (municipality_id, id, user_id, role, body_id, valid_from, valid_to)
      SELECT person.municipality, gen_random_uuid(), user_id, role, pg_temp.b(person.code, person.body), '2000-01-01', person.until FROM unnest(person.roles) role;
  END LOOP;
END $$;

-- What everyone who writes was answered, and must read alone.
INSERT INTO idempotency_key (municipality_id, user_id, key, request_hash, roles, answer)
  SELECT municipality_id, id, 'key of ' || subject, ''::bytea, '{}', '{}' FROM app_user;

-- ── Shared text: drafts, consultations, proposals and returned texts, of the strategy and of common sections ─────
INSERT INTO shared_strategy (collaboration_id, id, key) VALUES (pg_temp.c('orebro-vanersborg'), gen_random_uuid(), 'strategy');
INSERT INTO shared_strategy_version (collaboration_id, id, strategy_id, number, state, content_hash, effective_from)
  SELECT s.collaboration_id, gen_random_uuid(), s.id, v.number, v.state, CASE WHEN v.state NOT IN ('DRAFT', 'CONSULTATION') THEN pg_temp.hash() END, v.since::date
  FROM shared_strategy s, (VALUES (11, 'DRAFT', NULL), (12, 'CONSULTATION', NULL), (13, 'PROPOSED', NULL), (14, 'RETURNED', NULL), (15,
    'PARTLY_ADOPTED', NULL)) v (number, state, since);
INSERT INTO shared_strategy_version (collaboration_id, id, strategy_id, number, state, content_hash, effective_from)
  SELECT collaboration_id, gen_random_uuid(), id, 1, 'PARTLY_ADOPTED', pg_temp.hash(), '2012-01-01' FROM shared_strategy WHERE key = 'strategy';
INSERT INTO priority_area (collaboration_id, id, strategy_version_id, code, position, name_sv, text)
  SELECT collaboration_id, gen_random_uuid(), id, 'X', 1, 'Område', pg_temp.doc() FROM shared_strategy_version v
  WHERE NOT EXISTS (SELECT FROM priority_area a WHERE a.strategy_version_id = v.id);
INSERT INTO strategy_point (collaboration_id, id, area_id, strategy_version_id, code, position, name_sv, text)
  SELECT collaboration_id, gen_random_uuid(), id, strategy_version_id, 'X1', 1, 'Punkt', pg_temp.doc() FROM priority_area WHERE code = 'X';
INSERT INTO guiding_principle (collaboration_id, id, strategy_version_id, code, position, name_sv, text)
  SELECT collaboration_id, gen_random_uuid(), strategy_version_id, 'XR', 1, 'Riktlinje', pg_temp.doc() FROM priority_area WHERE code = 'X';
UPDATE shared_strategy_version v SET based_on_id = b.id FROM shared_strategy_version b
  WHERE v.number > 10 AND v.state IN ('DRAFT', 'CONSULTATION') AND b.collaboration_id = v.collaboration_id AND b.number < 10;
INSERT INTO strategy_point_lineage (collaboration_id, id, strategy_version_id, from_point_id, to_point_id, kind)
  SELECT x.collaboration_id, gen_random_uuid(), x.strategy_version_id, f.id, CASE kind WHEN 'SAME' THEN x.id END, kind
  FROM strategy_point x JOIN shared_strategy_version v ON v.id = x.strategy_version_id AND v.number > 10,
    LATERAL (SELECT p.id FROM strategy_point p JOIN shared_strategy_version b ON b.id = p.strategy_version_id AND b.number < 10
      WHERE p.collaboration_id = x.collaboration_id ORDER BY p.id LIMIT 1) f, unnest('{SAME,DROPPED}'::text[]) kind;

INSERT INTO common_section_version (collaboration_id, id, year, number, state, text, content_hash)
  SELECT c.id, gen_random_uuid(), year, v.number, v.state, pg_temp.doc(), CASE WHEN v.state NOT IN ('DRAFT', 'CONSULTATION') THEN pg_temp.hash() END
  FROM collaboration c, unnest('{2014,2026,2027}'::int[]) year,
    (VALUES (11, 'DRAFT'), (12, 'CONSULTATION'), (13, 'PROPOSED'), (14, 'RETURNED'), (15, 'PARTLY_ADOPTED')) v (number, state);

-- Every member of the day answers every text that was put to them, with a decision that the others may read.
DO $$
DECLARE
  answer record;
  decision_id uuid;
BEGIN
  FOR answer IN
    SELECT t.*, m.municipality_id, (SELECT id FROM body b WHERE b.municipality_id = m.municipality_id AND b.abbreviation = 'KS') AS body_id
    FROM (SELECT collaboration_id, id AS strategy_version_id, NULL::uuid AS section_id, coalesce(effective_from, '2026-10-01') AS about
      FROM shared_strategy_version WHERE number > 10 AND state NOT IN ('DRAFT', 'CONSULTATION')
      UNION ALL SELECT collaboration_id, NULL, id, make_date(year, 1, 1) FROM common_section_version WHERE number > 10 AND state NOT IN ('DRAFT', 'CONSULTATION')) t
    JOIN collaboration_membership m USING (collaboration_id) WHERE t.about BETWEEN m.valid_from AND coalesce(m.valid_to, 'infinity')
  LOOP
    decision_id := gen_random_uuid();
    INSERT INTO decision (municipality_id, id, body_id, date, paragraph, registry_number, shared_in, shared_for)
      VALUES (answer.municipality_id, decision_id, answer.body_id, answer.about, '§ 1', 'KS 1', answer.collaboration_id, answer.about);
    INSERT INTO adoption (collaboration_id, id, strategy_version_id, common_section_version_id, municipality_id, outcome, content_hash, decision_id)
      VALUES (answer.collaboration_id, gen_random_uuid(), answer.strategy_version_id, answer.section_id, answer.municipality_id, 'RETURNED', pg_temp.hash(), decision_id);
  END LOOP;
END $$;

-- What each member calls the strategy, said on its first day as a member.
INSERT INTO local_designation (municipality_id, id, collaboration_id, strategy_id, title, document_type, shared_in, shared_for)
  SELECT DISTINCT ON (m.municipality_id, s.id) m.municipality_id, gen_random_uuid(), s.collaboration_id, s.id, 'Strategi', 'riktlinje', s.collaboration_id, m.valid_from
  FROM shared_strategy s JOIN collaboration_membership m USING (collaboration_id) ORDER BY m.municipality_id, s.id, m.valid_from;

-- Every member of the day agrees to each consultation, also to one that is not sent out yet; each of its bodies answers it;
-- and each member repeals what is put to them, to have rows of it.
DO $$
DECLARE
  answer record;
  decision_id uuid;
BEGIN
  FOR answer IN
    SELECT t.*, m.municipality_id FROM (SELECT collaboration_id, id AS strategy_version_id, NULL::uuid AS section_id, state, coalesce(effective_from, '2026-10-01') AS about
      FROM shared_strategy_version WHERE number > 10
      UNION ALL SELECT collaboration_id, NULL, id, state, make_date(year, 1, 1) FROM common_section_version WHERE number > 10) t
    JOIN collaboration_membership m USING (collaboration_id) WHERE t.about BETWEEN m.valid_from AND coalesce(m.valid_to, 'infinity')
  LOOP
    INSERT INTO consultation_consent (collaboration_id, id, strategy_version_id, common_section_version_id, municipality_id, text_version)
      VALUES (answer.collaboration_id, gen_random_uuid(), answer.strategy_version_id, answer.section_id, answer.municipality_id, 1);
    CONTINUE WHEN answer.state = 'DRAFT';
    INSERT INTO consultation_response (municipality_id, id, body_id, collaboration_id, strategy_version_id, common_section_version_id, answer,
        answered_at, text_version, shared_in, shared_for)
      SELECT b.municipality_id, gen_random_uuid(), b.id, answer.collaboration_id, answer.strategy_version_id, answer.section_id, 'Svar',
        answer.about, 1, answer.collaboration_id, answer.about
      FROM body b WHERE b.municipality_id = answer.municipality_id AND b.abbreviation IN ('KS', 'BUN', 'UN');
    CONTINUE WHEN answer.state <> 'PARTLY_ADOPTED';
    decision_id := gen_random_uuid();
    INSERT INTO decision (municipality_id, id, body_id, date, paragraph, shared_in, shared_for)
      SELECT b.municipality_id, decision_id, b.id, answer.about, '§ 2', answer.collaboration_id, answer.about
      FROM body b WHERE b.municipality_id = answer.municipality_id AND b.abbreviation = 'KS';
    INSERT INTO repeal (collaboration_id, id, strategy_version_id, common_section_version_id, municipality_id, decision_id)
      VALUES (answer.collaboration_id, gen_random_uuid(), answer.strategy_version_id, answer.section_id, answer.municipality_id, decision_id);
  END LOOP;
  -- Who has left, or is to, has decided so.
  FOR answer IN SELECT m.*, b.id AS body_id FROM collaboration_membership m JOIN body b ON b.municipality_id = m.municipality_id AND b.abbreviation = 'KS'
    WHERE m.valid_to IS NOT NULL
  LOOP
    decision_id := gen_random_uuid();
    INSERT INTO decision (municipality_id, id, body_id, date, paragraph, shared_in, shared_for)
      VALUES (answer.municipality_id, decision_id, answer.body_id, answer.valid_from, '§ 4', answer.collaboration_id, answer.valid_to);
    UPDATE collaboration_membership SET exit_decision_id = decision_id
      WHERE collaboration_id = answer.collaboration_id AND municipality_id = answer.municipality_id AND valid_from = answer.valid_from;
  END LOOP;
END $$;

-- ── Plans ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- What the act of sharing writes: the collaboration that the municipality was in on some day of the time.
CREATE FUNCTION pg_temp.sharing(municipality uuid, from_day date, to_day date) RETURNS uuid LANGUAGE sql
  RETURN (SELECT collaboration_id FROM collaboration_membership
    WHERE municipality_id = municipality AND daterange(valid_from, valid_to, '[]') && daterange(from_day, to_day, '[]') LIMIT 1);

CREATE FUNCTION pg_temp.add_action(code text, body uuid, reference text, draft boolean, shared uuid, about date,
  with_municipalities uuid[] DEFAULT '{}', with_bodies uuid[] DEFAULT '{}') RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  action_id uuid := gen_random_uuid();
  revision_id uuid := gen_random_uuid();
  point record;
BEGIN
  INSERT INTO action (municipality_id, id, body_id, collaboration_id, reference, section, draft, joint_with, joint_bodies, shared_in, shared_for)
    VALUES (pg_temp.m(code), action_id, body, pg_temp.home(code), reference, 'LOCAL', draft, with_municipalities, with_bodies, shared,
      CASE WHEN shared IS NOT NULL THEN about END);
  INSERT INTO action_revision (municipality_id, id, body_id, action_municipality_id, action_id, number, year, title, implementation_status, draft,
    joint_with, joint_bodies, shared_in, shared_for)
    VALUES (pg_temp.m(code), revision_id, body, pg_temp.m(code), action_id, 1, 2026, reference, 'ONGOING', draft, with_municipalities, with_bodies, shared,
      CASE WHEN shared IS NOT NULL THEN about END);
  SELECT collaboration_id, id INTO point FROM strategy_point WHERE collaboration_id = pg_temp.home(add_action.code) ORDER BY id LIMIT 1;
  INSERT INTO action_revision_point VALUES (pg_temp.m(code), revision_id, point.collaboration_id, point.id, 1);
  SELECT collaboration_id, id INTO point FROM guiding_principle WHERE collaboration_id = pg_temp.home(add_action.code) ORDER BY id LIMIT 1;
  INSERT INTO action_revision_principle VALUES (pg_temp.m(code), revision_id, point.collaboration_id, point.id, 1);
  RETURN action_id;
END $$;

-- The next content, which no plan has yet: it changes nothing of what is pinned and shared.
CREATE FUNCTION pg_temp.add_draft_revision(action_id uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO action_revision (municipality_id, id, body_id, action_municipality_id, action_id, number, year, title, implementation_status, joint_with, joint_bodies)
    SELECT municipality_id, gen_random_uuid(), body_id, municipality_id, id, 2, 2027, 'Utkast till ' || reference, 'PLANNED', joint_with, joint_bodies
      FROM action WHERE id = action_id
$$;

CREATE FUNCTION pg_temp.add_part(plan_id uuid, code text, body uuid, year integer, action_id uuid, role text, consent text,
  with_municipalities uuid[] DEFAULT '{}', with_bodies uuid[] DEFAULT '{}') RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  part_id uuid := gen_random_uuid();
  owner uuid := (SELECT municipality_id FROM action WHERE id = action_id);
  p plan := (SELECT plan FROM plan WHERE id = plan_id);
  pins boolean := coalesce(p.state IN ('ADOPTED', 'FINAL', 'CLOSED', 'SUPERSEDED') OR p.decision_outcome = 'ADOPTED', false);
BEGIN
  INSERT INTO participation (municipality_id, id, body_id, year, plan_id, action_municipality_id, action_id, revision_municipality_id, revision_id, role, consent,
    responsible_function, budget_amount, budget_currency, draft, in_force, joint_with, joint_bodies, shared_in, shared_for)
  VALUES (pg_temp.m(code), part_id, body, year, plan_id, owner, action_id,
    CASE WHEN pins THEN owner END, CASE WHEN pins THEN (SELECT r.id FROM action_revision r WHERE r.action_id = add_part.action_id AND number = 1) END,
    role, consent, 'samordnare', 100, 'SEK', coalesce(p.draft, true), coalesce(p.in_force, false), with_municipalities, with_bodies, p.shared_in, p.shared_for);
  RETURN part_id;
END $$;

-- Of each municipality two bodies with a plan in every state, each in a year of its own; Testköping's in the years
-- around its membership. Each plan has an action whose next content is being drafted, and the plans that were proposed a
-- decision; those in force have reports in every state, with what they say.
DO $$
DECLARE
  p record;
  r record;
  plan_id uuid; decision_id uuid; action_id uuid; part_id uuid; period_id uuid; report_id uuid; follow_up_id uuid;
  draft boolean; adopted boolean; shared uuid; report_shared uuid; about date;
BEGIN
  FOR p IN
    SELECT code, body, state, (2010 + ordinality)::int AS year
    FROM unnest('{0580,0581,1880,1487}'::text[]) code, generate_series(1, 2) body,
      unnest('{DRAFT,IN_PREPARATION,PROPOSED,RETURNED,POSTPONED,ADOPTED,FINAL,CLOSED,SUPERSEDED,ANNULLED}'::text[]) WITH ORDINALITY AS s (state, ordinality)
    UNION ALL SELECT '1880', 1, 'CLOSED', 2011
    UNION ALL SELECT '9999', 1, state, year FROM (VALUES ('CLOSED', 2025), ('FINAL', 2026), ('ADOPTED', 2027), ('DRAFT', 2028)) t (state, year)
    UNION ALL SELECT '0580', 2, 'DRAFT', 2028 UNION ALL SELECT '0581', 2, 'DRAFT', 2028
  LOOP
    plan_id := gen_random_uuid(); decision_id := gen_random_uuid();
    draft := p.state IN ('DRAFT', 'IN_PREPARATION');
    about := make_date(p.year, 1, 1);
    -- The education board's annulled plans were adopted before; the executive board's were only proposed.
    adopted := p.state IN ('ADOPTED', 'FINAL', 'CLOSED', 'SUPERSEDED') OR (p.state = 'ANNULLED' AND p.body = 2);
    shared := CASE WHEN adopted THEN pg_temp.sharing(pg_temp.m(p.code), about, make_date(p.year, 12, 31)) END;
    IF NOT draft THEN
      INSERT INTO decision (municipality_id, id, body_id, date, paragraph, registry_number, shared_in, shared_for)
        VALUES (pg_temp.m(p.code), decision_id, pg_temp.b(p.code, p.body), about, '§ 2', 'KS 2', shared, CASE WHEN shared IS NOT NULL THEN about END);
    END IF;
    INSERT INTO plan (municipality_id, id, body_id, year, revision, state, local_text, has_local_text, decision_id, decision_outcome, shared_in, shared_for)
      VALUES (pg_temp.m(p.code), plan_id, pg_temp.b(p.code, p.body), p.year, CASE WHEN p.code = '1880' AND p.state = 'CLOSED'
        AND p.year = 2011 THEN 2 ELSE 1 END, p.state, pg_temp.doc(), true,
        CASE WHEN NOT draft THEN decision_id END, CASE WHEN adopted THEN 'ADOPTED' END, shared, CASE WHEN shared IS NOT NULL THEN about END);
    IF p.state = 'ANNULLED' THEN
      WITH annulment AS (
        INSERT INTO decision (municipality_id, id, body_id, date, paragraph, shared_in, shared_for)
          VALUES (pg_temp.m(p.code), gen_random_uuid(), pg_temp.b(p.code, p.body), about, '§ 3', shared, CASE WHEN shared IS NOT NULL THEN about END)
          RETURNING id
      )
      UPDATE plan SET annulment_decision_id = annulment.id, annulment_reason = 'Fel underlag' FROM annulment WHERE plan.id = plan_id;
    END IF;
    INSERT INTO plan_common_section (municipality_id, plan_id, collaboration_id, exemption_reason) VALUES (pg_temp.m(p.code), plan_id, pg_temp.home(p.code), 'Undantag');
    INSERT INTO plan_strategy_version (municipality_id, plan_id, collaboration_id, strategy_version_id)
      SELECT pg_temp.m(p.code), plan_id, collaboration_id, id FROM shared_strategy_version
        WHERE collaboration_id = pg_temp.home(p.code) ORDER BY effective_from NULLS LAST LIMIT 1;
    action_id := pg_temp.add_action(p.code, pg_temp.b(p.code, p.body), format('X-%s-%s-%s', p.year, p.body, p.state), draft, shared, about);
    part_id := pg_temp.add_part(plan_id, p.code, pg_temp.b(p.code, p.body), p.year, action_id, 'LEAD', 'ACCEPTED');
    IF shared IS NOT NULL THEN PERFORM pg_temp.add_draft_revision(action_id); END IF;
    CONTINUE WHEN p.state NOT IN ('PROPOSED', 'ADOPTED', 'FINAL', 'CLOSED', 'SUPERSEDED');

    FOR r IN SELECT * FROM (VALUES ('T1', '04-30', 1, 'SUPERSEDED'), ('T1', '04-30', 2, 'APPROVED'), ('T1', '04-30', 3, 'DRAFT'), ('T2', '08-31', 1, 'SUBMITTED'),
        ('FULL_YEAR', '12-31', 1, 'RETURNED'), ('OTHER', '12-31', 1, 'EXEMPT'), ('OTHER', '12-31', 2, 'NOT_STARTED')) x (kind, last_day, revision, state)
    LOOP
      CONTINUE WHEN p.state = 'PROPOSED' AND r.state <> 'EXEMPT';
      IF p.body = 2 THEN r.state := CASE r.state WHEN 'SUBMITTED' THEN 'NOT_STARTED' WHEN 'RETURNED' THEN 'DRAFT' ELSE r.state END; END IF;
      INSERT INTO follow_up_period (municipality_id, id, year, kind, from_date, to_date, due_on, state)
        SELECT pg_temp.m(p.code), gen_random_uuid(), p.year, r.kind, about, (p.year || '-' || r.last_day)::date, (p.year || '-' || r.last_day)::date, 'OPEN'
        WHERE NOT EXISTS (SELECT FROM follow_up_period WHERE municipality_id = pg_temp.m(p.code) AND year = p.year AND kind = r.kind);
      SELECT id INTO period_id FROM follow_up_period WHERE municipality_id = pg_temp.m(p.code) AND year = p.year AND kind = r.kind;
      report_id := gen_random_uuid(); follow_up_id := gen_random_uuid();
      report_shared := CASE WHEN p.state <> 'PROPOSED' AND (r.revision = 1 OR r.state IN ('APPROVED', 'SUPERSEDED'))
        THEN pg_temp.sharing(pg_temp.m(p.code), about, (p.year || '-' || r.last_day)::date) END;
      decision_id := NULL;
      IF r.state = 'APPROVED' THEN
        decision_id := gen_random_uuid();
        INSERT INTO decision (municipality_id, id, body_id, date, paragraph, shared_in, shared_for) VALUES (pg_temp.m(p.code), decision_id,
          pg_temp.b(p.code, p.body), about, '§ 3', report_shared, CASE WHEN report_shared IS NOT NULL THEN (p.year || '-' || r.last_day)::date END);
      END IF;
      INSERT INTO follow_up_report (municipality_id, id, plan_id, body_id, period_id, year, period_kind, revision, state, decision_id, shared_in, shared_for)
        VALUES (pg_temp.m(p.code), report_id, plan_id, pg_temp.b(p.code, p.body), period_id, p.year, r.kind, r.revision, r.state, decision_id, report_shared,
          CASE WHEN report_shared IS NOT NULL THEN (p.year || '-' || r.last_day)::date END);
      report_shared := CASE WHEN r.state IN ('APPROVED', 'SUPERSEDED') THEN report_shared END;
      INSERT INTO action_follow_up (municipality_id, id, report_id, body_id, report_state, participation_id, assessment, implementation_status,
        progress, comment, corrective_measure, cost_amount, cost_forecast_amount, attendance_women, shared_in, shared_for)
        VALUES (pg_temp.m(p.code), follow_up_id, report_id, pg_temp.b(p.code, p.body), r.state, part_id, 'RED', 'ONGOING', 50, 'Kommentar',
          'Rättelse', 100, 200, 3, report_shared, CASE WHEN report_shared IS NOT NULL THEN (p.year || '-' || r.last_day)::date END);
      INSERT INTO effect (municipality_id, id, follow_up_id, position, kind, evidence_level, description)
        VALUES (pg_temp.m(p.code), gen_random_uuid(), follow_up_id, 1, 'OTHER', 'CLAIMED', 'Effekt');
      INSERT INTO effect (municipality_id, id, follow_up_id, position, kind, evidence_level, description, list)
        VALUES (pg_temp.m(p.code), gen_random_uuid(), follow_up_id, 1, 'OTHER', 'CLAIMED', 'Ersatt effekt', 2);
      INSERT INTO report_reason (municipality_id, id, report_id, body_id, kind, reason, draft, shared_in, shared_for)
        SELECT pg_temp.m(p.code), gen_random_uuid(), report_id, pg_temp.b(p.code, p.body), k.kind, 'Skäl', k.kind <> 'EXEMPT' AND NOT k.shares,
          CASE WHEN k.shares THEN report_shared END, CASE WHEN k.shares AND report_shared IS NOT NULL THEN (p.year || '-' || r.last_day)::date END
        FROM (SELECT kind, kind = 'CORRECTION' AND r.state IN ('APPROVED', 'SUPERSEDED') AS shares FROM unnest(ARRAY[
          CASE WHEN r.revision > 1 THEN 'CORRECTION' END, CASE r.state WHEN 'EXEMPT' THEN 'EXEMPT' ELSE 'RETURNED' END]) kind) k
        WHERE k.kind IS NOT NULL;
    END LOOP;
  END LOOP;
END $$;

-- ── Joint actions of Linköping and Norrköping, with either as owner and either body ──────────────────────────────
DO $$
DECLARE
  j record;
  action_id uuid; part_id uuid; our_plan uuid; their_plan uuid; both_municipalities uuid[]; both_bodies uuid[];
BEGIN
  FOR j IN SELECT mine, theirs, body, kind FROM (VALUES ('0580', '0581'), ('0581', '0580')) m (mine, theirs), generate_series(1, 2) body,
      unnest('{UNDER_WAY,HALF_ADOPTED,INVITED,DECLINED,WITHDRAWN}'::text[]) kind
  LOOP
    both_municipalities := ARRAY[pg_temp.m(j.mine), pg_temp.m(j.theirs)];
    both_bodies := ARRAY[pg_temp.b(j.mine, j.body), pg_temp.b(j.theirs, j.body)];
    SELECT id INTO our_plan FROM plan WHERE body_id = both_bodies[1] AND year = 2028;
    SELECT id INTO their_plan FROM plan WHERE body_id = both_bodies[2] AND year = 2028;
    IF j.kind = 'UNDER_WAY' THEN        -- accepted by both, adopted by none; where there is no plan yet the part has none
      action_id := pg_temp.add_action(j.mine, both_bodies[1], format('J-%s-%s', j.body, j.kind), true, NULL, NULL, both_municipalities, both_bodies);
      PERFORM pg_temp.add_part(our_plan, j.mine, both_bodies[1], 2028, action_id, 'LEAD', 'ACCEPTED', both_municipalities, both_bodies);
      PERFORM pg_temp.add_part(their_plan, j.theirs, both_bodies[2], 2028, action_id, 'PARTNER', 'ACCEPTED', both_municipalities, both_bodies);
    ELSIF j.kind = 'HALF_ADOPTED' THEN  -- mine is adopted and reported on, theirs under way; the next content is joint too
      SELECT id INTO our_plan FROM plan WHERE body_id = both_bodies[1] AND year = 2017;
      action_id := pg_temp.add_action(j.mine, both_bodies[1], format('J-%s-%s', j.body, j.kind), false, pg_temp.sharing(both_municipalities[1],
        '2017-01-01', '2017-12-31'), '2017-01-01', both_municipalities, both_bodies);
      PERFORM pg_temp.add_draft_revision(action_id);
      part_id := pg_temp.add_part(our_plan, j.mine, both_bodies[1], 2017, action_id, 'LEAD', 'ACCEPTED', both_municipalities, both_bodies);
      INSERT INTO action_follow_up (municipality_id, id, report_id, body_id, report_state, participation_id, assessment, comment)
        SELECT municipality_id, gen_random_uuid(), id, body_id, state, part_id, 'RED', 'Utkast' FROM follow_up_report WHERE plan_id = our_plan AND state = 'DRAFT';
      PERFORM pg_temp.add_part(NULL, j.theirs, both_bodies[2], 2017, action_id, 'PARTNER', 'ACCEPTED', both_municipalities, both_bodies);
    ELSIF j.kind = 'WITHDRAWN' THEN     -- they keep the content that their own part is about; who goes on sees the part that was left, and not the other way round
      action_id := pg_temp.add_action(j.mine, both_bodies[1], format('J-%s-%s', j.body, j.kind), true, NULL, NULL, both_municipalities, both_bodies);
      PERFORM pg_temp.add_part(our_plan, j.mine, both_bodies[1], 2028, action_id, 'LEAD', 'ACCEPTED');
      PERFORM pg_temp.add_part(their_plan, j.theirs, both_bodies[2], 2028, action_id, 'PARTNER', 'WITHDRAWN', both_municipalities, both_bodies);
    ELSE                                -- an open invitation shows the content; a declined one no more than itself
      action_id := pg_temp.add_action(j.mine, both_bodies[1], format('J-%s-%s', j.body, j.kind), true, NULL, NULL,
        CASE WHEN j.kind = 'INVITED' THEN both_municipalities ELSE '{}' END, CASE WHEN j.kind = 'INVITED' THEN both_bodies ELSE '{}' END);
      PERFORM pg_temp.add_part(our_plan, j.mine, both_bodies[1], 2028, action_id, 'LEAD', 'ACCEPTED');
      INSERT INTO participation_invitation (municipality_id, id, body_id, invited_municipality_id, invited_body_id, action_municipality_id, action_id,
        year, consent, contact_function)
        VALUES (both_municipalities[1], gen_random_uuid(), both_bodies[1], both_municipalities[2], both_bodies[2], both_municipalities[1], action_id,
          2028, j.kind, 'samordnare');
    END IF;
  END LOOP;
END $$;

-- ── Projects in every state, of one municipality and of two, with each one's own line; indicators ────────────────
DO $$
DECLARE
  p record;
  line record;
  project_id uuid; line_id uuid; shared uuid; about date; owner uuid;
BEGIN
  FOR p IN
    SELECT applicants, state, (2010 + ordinality)::int AS year
    FROM (VALUES ('{0580}'::text[]), ('{0581}'), ('{1880}'), ('{0580,0581}'), ('{0581,0580}')) a (applicants),
      unnest('{IDEA,NEEDS_ANALYSIS,DECIDED_TO_APPLY,SUBMITTED,GRANTED,PARTLY_GRANTED,RESERVE_LIST,REJECTED,WITHDRAWN}'::text[]) WITH ORDINALITY AS s (state, ordinality)
    UNION ALL VALUES ('{9999}'::text[], 'GRANTED', 2025), ('{9999}', 'GRANTED', 2026), ('{9999}', 'REJECTED', 2026), ('{9999}', 'GRANTED', 2027),
      ('{0580,9999}', 'SUBMITTED', 2026), ('{0580,9999}', 'SUBMITTED', 2027), ('{0580}', 'GRANTED', 2027)
  LOOP
    project_id := gen_random_uuid(); about := make_date(p.year, 6, 1); owner := pg_temp.m(p.applicants[1]);
    shared := CASE WHEN cardinality(p.applicants) > 1 OR p.state IN ('GRANTED', 'PARTLY_GRANTED') THEN pg_temp.sharing(owner, about, about + 200) END;
    INSERT INTO project (municipality_id, id, collaboration_id, reference, title, programme, state, start_date, end_date, decided_on, applied_amount,
      applied_currency, joint, shared_in, shared_for)
      VALUES (owner, project_id, pg_temp.home(p.applicants[1]), format('XP-%s-%s-%s', p.year, p.state, cardinality(p.applicants)), 'Projekt',
        'Program', p.state, about, about + 200, about, 100, 'SEK',
        cardinality(p.applicants) > 1, shared, CASE WHEN shared IS NOT NULL THEN about END);
    INSERT INTO project_action SELECT owner, project_id, municipality_id, id FROM action WHERE municipality_id = owner ORDER BY draft DESC, id LIMIT 1;
    FOR line IN SELECT pg_temp.m(code) AS municipality FROM unnest(p.applicants) code LOOP
      line_id := gen_random_uuid();
      INSERT INTO project_applicant VALUES (owner, project_id, line.municipality);
      shared := CASE WHEN cardinality(p.applicants) > 1 OR p.state IN ('GRANTED', 'PARTLY_GRANTED') THEN pg_temp.sharing(line.municipality, about, about + 200) END;
      INSERT INTO funding_line (municipality_id, id, project_municipality_id, project_id, eligible_amount, granted_amount, own_amount, other_amount,
        shared_in, shared_for)
        VALUES (line.municipality, line_id, owner, project_id, 400, 100, 100, 200, shared, CASE WHEN shared IS NOT NULL THEN about END);
      INSERT INTO disbursement (municipality_id, id, line_id, date, amount) VALUES (line.municipality, gen_random_uuid(), line_id, about, 50);
    END LOOP;
  END LOOP;
END $$;

INSERT INTO indicator (collaboration_id, id, key, name, unit, direction, aggregation)
  VALUES (pg_temp.c('orebro-vanersborg'), gen_random_uuid(), 'X01', 'Indikator', 'antal', 'UP', 'SUM');
INSERT INTO indicator_value (municipality_id, id, collaboration_id, indicator_id, year, period_kind, status, outcome, shared_in, shared_for)
  SELECT m.id, gen_random_uuid(), i.collaboration_id, i.id, year, 'FULL_YEAR', status, 1, shared.c, CASE WHEN shared.c IS NOT NULL THEN make_date(year, 12, 31) END
  FROM indicator i, unnest('{2014,2025,2026,2027}'::int[]) year, unnest('{PRELIMINARY,FINAL}'::text[]) status, municipality m,
    LATERAL (SELECT CASE WHEN status = 'FINAL' THEN pg_temp.sharing(m.id, make_date(year, 1, 1), make_date(year, 12, 31)) END AS c) shared
  WHERE i.key IN ('I01', 'X01') AND EXISTS (SELECT FROM collaboration_membership x WHERE x.collaboration_id = i.collaboration_id AND x.municipality_id = m.id)
    AND NOT EXISTS (SELECT FROM indicator_value v WHERE v.municipality_id = m.id AND v.indicator_id = i.id AND v.year = year.year AND v.period_kind = 'FULL_YEAR');
INSERT INTO indicator_joint_count (collaboration_id, indicator_id, year, period_kind, jointly_counted)
  SELECT collaboration_id, id, year, 'FULL_YEAR', 1 FROM indicator, unnest('{2014,2026,2027}'::int[]) year WHERE key IN ('I01', 'X01')
  ON CONFLICT DO NOTHING;
