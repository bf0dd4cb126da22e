-- The words of the expectations: what the table of docs/who-sees-what.md speaks of, asked of the tables themselves by the owner
-- and not of the columns that the policies read (shared_in, draft, joint_with, …). The viewer is the one row of viewer.

CREATE TEMP TABLE viewer (
  municipality_id uuid, has_role boolean, user_id uuid, today date, all_drafts boolean, bodies uuid[],
  reads_submitted boolean, edits_shared_text boolean, administers boolean, reads_log boolean
);

CREATE FUNCTION pg_temp.own(municipality uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN (SELECT has_role AND municipality_id = municipality FROM viewer);

CREATE FUNCTION pg_temp.in_scope(body uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN (SELECT all_drafts OR body = ANY (bodies) FROM viewer);

-- A member reads all that is shared; one that has left keeps what is about the time up to its last day.
CREATE FUNCTION pg_temp.reads(collaboration uuid, about date) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM collaboration_membership m, viewer v
    WHERE m.collaboration_id = collaboration AND v.has_role AND m.municipality_id = v.municipality_id AND m.valid_from <= v.today
      AND (m.valid_to IS NULL OR v.today <= m.valid_to OR about <= m.valid_to));

CREATE FUNCTION pg_temp.is_member(collaboration uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM collaboration_membership m, viewer v
    WHERE m.collaboration_id = collaboration AND v.has_role AND m.municipality_id = v.municipality_id
      AND v.today BETWEEN m.valid_from AND coalesce(m.valid_to, 'infinity'));

-- Whether what a municipality did in a time of its membership is read by the viewer.
CREATE FUNCTION pg_temp.reads_of(municipality uuid, from_day date, to_day date, about date) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM collaboration_membership m WHERE m.municipality_id = municipality
    AND m.valid_from <= to_day AND from_day <= coalesce(m.valid_to, 'infinity') AND pg_temp.reads(m.collaboration_id, about));

CREATE FUNCTION pg_temp.fellow(municipality uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM collaboration_membership mine, collaboration_membership theirs, viewer v
    WHERE v.has_role AND mine.municipality_id = v.municipality_id AND theirs.municipality_id = municipality
      AND mine.collaboration_id = theirs.collaboration_id AND mine.valid_from <= v.today AND theirs.valid_from <= v.today
      AND mine.valid_from <= coalesce(theirs.valid_to, 'infinity') AND theirs.valid_from <= coalesce(mine.valid_to, 'infinity'));

CREATE FUNCTION pg_temp.reads_strategy(wanted uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM shared_strategy_version s, viewer v WHERE s.id = wanted
    AND CASE WHEN s.state = 'DRAFT' THEN v.edits_shared_text AND pg_temp.is_member(s.collaboration_id)
        ELSE pg_temp.reads(s.collaboration_id, s.effective_from) END);

CREATE FUNCTION pg_temp.reads_common_section(wanted uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM common_section_version s, viewer v WHERE s.id = wanted
    AND CASE WHEN s.state = 'DRAFT' THEN v.edits_shared_text AND pg_temp.is_member(s.collaboration_id)
        ELSE pg_temp.reads(s.collaboration_id, make_date(s.year, 1, 1)) END);

CREATE FUNCTION pg_temp.is_under_preparation(wanted uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN coalesce((SELECT state IN ('DRAFT', 'IN_PREPARATION') FROM plan p WHERE p.id = wanted), true);

CREATE FUNCTION pg_temp.is_adopted(wanted uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN coalesce((SELECT state IN ('ADOPTED', 'FINAL', 'CLOSED', 'SUPERSEDED') OR (state = 'ANNULLED' AND decision_outcome LIKE 'ADOPTED%')
    FROM plan p WHERE p.id = wanted), false);

CREATE FUNCTION pg_temp.reads_adopted(wanted uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN pg_temp.is_adopted(wanted) AND EXISTS (SELECT FROM plan p WHERE p.id = wanted
    AND pg_temp.reads_of(p.municipality_id, make_date(p.year, 1, 1), make_date(p.year, 12, 31), make_date(p.year, 1, 1)));

CREATE FUNCTION pg_temp.reads_plan(wanted uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN pg_temp.reads_adopted(wanted) OR EXISTS (SELECT FROM plan p WHERE p.id = wanted
    AND pg_temp.own(p.municipality_id) AND (NOT pg_temp.is_under_preparation(p.id) OR pg_temp.in_scope(p.body_id)));

-- The viewer is a side of a joint action: its municipality has a part in it beside another body's, or is invited. Who has
-- withdrawn still reads what its own part was about.
-- Those who see the drafts of the body itself see them of the joint action; the rest, what is proposed or later.
CREATE FUNCTION pg_temp.is_side_of(wanted uuid, with_drafts boolean) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM participation mine, participation theirs
      WHERE mine.action_id = wanted AND theirs.action_id = wanted AND (mine.consent = 'ACCEPTED' OR theirs.consent = 'ACCEPTED')
        AND mine.body_id <> theirs.body_id AND pg_temp.own(mine.municipality_id) AND (NOT with_drafts OR pg_temp.in_scope(mine.body_id)))
    OR EXISTS (SELECT FROM participation_invitation i WHERE i.action_id = wanted AND i.consent = 'INVITED'
      AND pg_temp.own(i.invited_municipality_id) AND (NOT with_drafts OR pg_temp.in_scope(i.invited_body_id)));

-- A content is no longer a draft once a plan with it is proposed; a plan not yet adopted has the newest one.
CREATE FUNCTION pg_temp.readable_revisions() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT r.id FROM action_revision r WHERE pg_temp.is_side_of(r.action_id, true)
    OR pg_temp.own(r.municipality_id) AND pg_temp.in_scope(r.body_id)
    OR (pg_temp.own(r.municipality_id) OR pg_temp.is_side_of(r.action_id, false)) AND EXISTS (SELECT FROM participation p
      WHERE p.action_id = r.action_id AND NOT pg_temp.is_under_preparation(p.plan_id)
        AND coalesce(p.revision_id = r.id, r.number = (SELECT max(x.number) FROM action_revision x WHERE x.action_id = r.action_id)))
    OR EXISTS (SELECT FROM participation p WHERE p.revision_id = r.id AND pg_temp.reads_adopted(p.plan_id))
$$;

CREATE FUNCTION pg_temp.reads_shared_report(wanted uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM follow_up_report r, follow_up_period d WHERE r.id = wanted AND d.id = r.period_id
    AND (r.revision = 1 OR r.state IN ('APPROVED', 'SUPERSEDED'))  -- a correction under way is nobody else's
    AND pg_temp.is_adopted(r.plan_id) AND pg_temp.reads_of(r.municipality_id, make_date(r.year, 1, 1), d.to_date, d.to_date));

CREATE FUNCTION pg_temp.reads_follow_up(wanted uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM action_follow_up f, follow_up_report r, viewer v WHERE f.id = wanted AND r.id = f.report_id AND (
    pg_temp.own(f.municipality_id) AND (r.state IN ('APPROVED', 'SUPERSEDED') OR r.state = 'SUBMITTED' AND v.reads_submitted OR pg_temp.in_scope(f.body_id))
    OR r.state IN ('APPROVED', 'SUPERSEDED') AND pg_temp.reads_shared_report(r.id)));

-- Why a report is corrected is read with the correction once it is approved, why it is not asked for within the
-- municipality, and why it was sent back by those who see what it says before that.
CREATE FUNCTION pg_temp.reads_reason(wanted uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM report_reason x JOIN follow_up_report r ON r.id = x.report_id WHERE x.id = wanted AND (
    pg_temp.own(x.municipality_id) AND (x.kind = 'EXEMPT' OR pg_temp.in_scope(x.body_id) OR x.kind = 'CORRECTION' AND r.state IN ('APPROVED', 'SUPERSEDED'))
    OR x.kind = 'CORRECTION' AND r.state IN ('APPROVED', 'SUPERSEDED') AND pg_temp.reads_shared_report(r.id)));

-- What is told of a project about one of its municipalities: the first applicant for the project, each for its own line.
CREATE FUNCTION pg_temp.reads_project(wanted uuid, municipality uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN pg_temp.own(municipality) OR EXISTS (SELECT FROM project p WHERE p.id = wanted
    AND (p.state IN ('GRANTED', 'PARTLY_GRANTED') OR (SELECT count(*) FROM project_applicant a WHERE a.project_id = p.id) > 1)
    AND pg_temp.reads_of(municipality, p.start_date, p.end_date, coalesce(p.decided_on, p.start_date)));

-- The last day of the period that a value belongs to: that of the municipality's calendar, else that of the year.
CREATE FUNCTION pg_temp.last_day(municipality uuid, of_year integer, of_kind text) RETURNS date LANGUAGE sql STABLE
  RETURN coalesce((SELECT to_date FROM follow_up_period p WHERE p.municipality_id = municipality AND p.year = of_year AND p.kind = of_kind AND p.kind <> 'OTHER'),
    make_date(of_year, 12, 31));
