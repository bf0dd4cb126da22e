-- Externally funded projects with each member's own line, and the indicators of a collaboration.

CREATE TABLE project (
  municipality_id uuid NOT NULL REFERENCES municipality,                    -- the first applicant
  id uuid NOT NULL,
  collaboration_id uuid REFERENCES collaboration,                           -- under whose strategy it is followed up
  reference text NOT NULL COLLATE swedish CHECK (reference <> ''),
  title text NOT NULL COLLATE swedish CHECK (title <> ''),
  programme text NOT NULL COLLATE swedish CHECK (programme <> ''),
  state text NOT NULL CHECK (state IN ('IDEA', 'NEEDS_ANALYSIS', 'DECIDED_TO_APPLY', 'SUBMITTED', 'GRANTED', 'PARTLY_GRANTED', 'RESERVE_LIST', 'REJECTED', 'WITHDRAWN')),
  start_date date NOT NULL,
  end_date date NOT NULL,
  decided_on date,
  applied_amount bigint CHECK (applied_amount >= 0),
  applied_currency text CHECK (applied_currency = 'SEK'),
  total_budget_amount bigint CHECK (total_budget_amount >= 0),              -- all partners' together; never in a municipal sum (R-I)
  total_budget_currency text CHECK (total_budget_currency ~ '^[A-Z]{3}$'),
  joint boolean NOT NULL DEFAULT false,
  shared_in uuid REFERENCES collaboration,
  shared_for date,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, id),
  UNIQUE (municipality_id, reference),
  CHECK (start_date <= end_date),
  CHECK ((applied_amount IS NULL) = (applied_currency IS NULL)),
  CHECK ((total_budget_amount IS NULL) = (total_budget_currency IS NULL)),
  CHECK ((shared_in IS NULL) = (shared_for IS NULL)),
  CHECK (shared_in IS NULL OR joint OR state IN ('GRANTED', 'PARTLY_GRANTED'))
);
CREATE INDEX ON project (id);
CREATE INDEX ON project (shared_in);
CALL protect_tenant_table('project', shared => true);

CREATE TABLE project_applicant (
  municipality_id uuid NOT NULL,                                            -- the project's owner
  project_id uuid NOT NULL,
  applicant_id uuid NOT NULL REFERENCES municipality,
  PRIMARY KEY (municipality_id, project_id, applicant_id),
  FOREIGN KEY (municipality_id, project_id) REFERENCES project
);
CALL protect_table('project_applicant',
  'EXISTS (SELECT FROM project p WHERE p.municipality_id = project_applicant.municipality_id AND p.id = project_id)');

CREATE TABLE project_action (
  municipality_id uuid NOT NULL,
  project_id uuid NOT NULL,
  action_municipality_id uuid NOT NULL,
  action_id uuid NOT NULL,
  PRIMARY KEY (municipality_id, project_id, action_municipality_id, action_id),
  FOREIGN KEY (municipality_id, project_id) REFERENCES project,
  FOREIGN KEY (action_municipality_id, action_id) REFERENCES action
);
CREATE INDEX ON project_action (action_id);
CALL protect_table('project_action',
  'EXISTS (SELECT FROM project p WHERE p.municipality_id = project_action.municipality_id AND p.id = project_id)');

-- I23, R-I: each municipality's own line, so that a joint project is never doubled.
CREATE TABLE funding_line (
  municipality_id uuid NOT NULL REFERENCES municipality,                    -- whose money it is
  id uuid NOT NULL,
  project_municipality_id uuid NOT NULL,
  project_id uuid NOT NULL,
  eligible_amount bigint NOT NULL CHECK (eligible_amount >= 0),
  granted_amount bigint NOT NULL CHECK (granted_amount >= 0),
  own_amount bigint NOT NULL CHECK (own_amount >= 0),
  other_amount bigint NOT NULL CHECK (other_amount >= 0),
  currency text NOT NULL DEFAULT 'SEK' CHECK (currency = 'SEK'),
  shared_in uuid REFERENCES collaboration,
  shared_for date,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, id),
  UNIQUE (municipality_id, project_municipality_id, project_id),
  FOREIGN KEY (project_municipality_id, project_id) REFERENCES project,
  CHECK ((shared_in IS NULL) = (shared_for IS NULL))
);
CREATE INDEX ON funding_line (project_id);
CREATE INDEX ON funding_line (shared_in);
CALL protect_tenant_table('funding_line', shared => true);

CREATE TABLE disbursement (
  municipality_id uuid NOT NULL,
  id uuid NOT NULL,
  line_id uuid NOT NULL,
  date date NOT NULL,
  amount bigint NOT NULL,                                                   -- negative: repaid
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, id),
  FOREIGN KEY (municipality_id, line_id) REFERENCES funding_line
);
CREATE INDEX ON disbursement (line_id);
CALL protect_table('disbursement',
  'EXISTS (SELECT FROM funding_line l WHERE l.municipality_id = disbursement.municipality_id AND l.id = line_id)');

-- R-J asks how applications fared, also those of one member that were rejected and that no other member may see as a row.
-- Members share the count and the sums, nothing of the single application. A joint application counts once.
CREATE FUNCTION application_totals(collaboration uuid, members uuid[], from_day date, to_day date)
RETURNS TABLE (decided bigint, granted bigint, applied_amount bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT count(*), count(*) FILTER (WHERE p.state <> 'REJECTED'), coalesce(sum(p.applied_amount), 0)::bigint
  FROM project p
  WHERE p.collaboration_id = collaboration AND to_day <= viewer_last_day_in(collaboration)
    AND p.state IN ('GRANTED', 'PARTLY_GRANTED', 'REJECTED') AND p.decided_on BETWEEN from_day AND to_day
    AND EXISTS (
      SELECT FROM project_applicant a JOIN collaboration_membership m ON m.municipality_id = a.applicant_id AND m.collaboration_id = collaboration
      WHERE a.municipality_id = p.municipality_id AND a.project_id = p.id AND a.applicant_id = ANY (members)
        AND to_day BETWEEN m.valid_from AND coalesce(m.valid_to, 'infinity'));
END;
GRANT EXECUTE ON FUNCTION application_totals(uuid, uuid[], date, date) TO samplan_app;

CREATE TABLE indicator (
  collaboration_id uuid NOT NULL REFERENCES collaboration,
  id uuid NOT NULL,
  key text NOT NULL COLLATE swedish,
  name text NOT NULL COLLATE swedish,
  unit text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('UP', 'DOWN', 'MAINTAIN', 'RANGE', 'MILESTONE')),
  aggregation text NOT NULL CHECK (aggregation IN ('SUM', 'RATIO', 'WEIGHTED_MEAN', 'DISTINCT_COUNT', 'LAST', 'NONE')),
  PRIMARY KEY (collaboration_id, id),
  UNIQUE (collaboration_id, key)
);
CREATE INDEX ON indicator (id);
CALL protect_table('indicator', 'viewer_last_day_in(collaboration_id) IS NOT NULL');

CREATE TABLE indicator_value (
  municipality_id uuid NOT NULL REFERENCES municipality,
  id uuid NOT NULL,
  collaboration_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  year integer NOT NULL,
  period_kind text NOT NULL CHECK (period_kind IN ('T1', 'T2', 'FULL_YEAR', 'OTHER')),
  status text NOT NULL CHECK (status IN ('PRELIMINARY', 'FINAL')),
  baseline numeric,
  outcome numeric,
  target numeric,
  target_min numeric,
  target_max numeric,
  numerator numeric,                                                        -- I26: a share is kept as its two parts
  denominator numeric CHECK (denominator >= 0),
  weight numeric CHECK (weight >= 0),
  shared_in uuid REFERENCES collaboration,
  shared_for date,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, id),
  UNIQUE (municipality_id, collaboration_id, indicator_id, year, period_kind, status),
  FOREIGN KEY (collaboration_id, indicator_id) REFERENCES indicator,
  CHECK (target_min <= target_max),
  CHECK ((numerator IS NULL) = (denominator IS NULL)),
  CHECK ((shared_in IS NULL) = (shared_for IS NULL)),
  CHECK (shared_in IS NULL OR status = 'FINAL')
);
CREATE INDEX ON indicator_value (indicator_id, year);
CREATE INDEX ON indicator_value (shared_in);
CALL protect_tenant_table('indicator_value', shared => true);

-- R-K, DISTINCT_COUNT: objects that more than one member reported.
CREATE TABLE indicator_joint_count (
  collaboration_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  year integer NOT NULL,
  period_kind text NOT NULL CHECK (period_kind IN ('T1', 'T2', 'FULL_YEAR', 'OTHER')),
  jointly_counted integer NOT NULL CHECK (jointly_counted >= 0),
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (collaboration_id, indicator_id, year, period_kind),
  FOREIGN KEY (collaboration_id, indicator_id) REFERENCES indicator
);
CALL protect_table('indicator_joint_count', 'make_date(year, 1, 1) <= viewer_last_day_in(collaboration_id)');
