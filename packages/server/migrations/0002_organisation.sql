-- Municipalities, their bodies, and the collaborations they are members of.

-- Name and code are what anyone signed in may know of a municipality; the rest is in its profile.
CREATE TABLE municipality (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[0-9]{4}$'),                     -- I3: four digits, the zero kept
  name text NOT NULL COLLATE swedish CHECK (name <> ''),
  short_name text NOT NULL COLLATE swedish CHECK (short_name <> '')
);
CALL protect_table('municipality', '(SELECT viewer_may(''signed_in''))');

CREATE TABLE policy_domain (
  key text PRIMARY KEY,
  name_sv text NOT NULL COLLATE swedish,
  name_en text NOT NULL
);
CALL protect_table('policy_domain', '(SELECT viewer_municipality()) IS NOT NULL');

CREATE TABLE collaboration (
  id uuid PRIMARY KEY,
  key text NOT NULL UNIQUE CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text NOT NULL COLLATE swedish
);

CREATE TABLE collaboration_membership (
  collaboration_id uuid NOT NULL REFERENCES collaboration,
  municipality_id uuid NOT NULL REFERENCES municipality,
  valid_from date NOT NULL,
  valid_to date,                                                            -- the last day, inclusive
  voting boolean NOT NULL DEFAULT true,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (collaboration_id, municipality_id, valid_from),
  CHECK (valid_from <= valid_to),
  -- I2: a membership never overlaps another of the same municipality in the same collaboration.
  EXCLUDE USING gist (collaboration_id WITH =, municipality_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
CREATE INDEX ON collaboration_membership (municipality_id);

-- The membership decides what the viewer may read, also of the membership table itself. These run as the owner, which
-- alone reads the table unfiltered; a policy that read it as the viewer would read itself without end.
CREATE FUNCTION viewer_collaborations() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT collaboration_id FROM collaboration_membership
  WHERE municipality_id = viewer_municipality() AND viewer_today() BETWEEN valid_from AND coalesce(valid_to, 'infinity');
END;

-- Up to which day's matters the viewer reads: without end while it is a member, also when it has given notice.
CREATE FUNCTION viewer_last_day_in(collaboration uuid) RETURNS date LANGUAGE sql STABLE SECURITY DEFINER COST 1000 SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT max(CASE WHEN valid_to < viewer_today() THEN valid_to ELSE 'infinity' END) FROM collaboration_membership
  WHERE collaboration_id = collaboration AND municipality_id = viewer_municipality() AND valid_from <= viewer_today();
END;

CREATE FUNCTION viewer_former_collaborations() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT collaboration_id FROM collaboration_membership
  WHERE municipality_id = viewer_municipality() AND valid_from <= viewer_today()
  GROUP BY collaboration_id HAVING max(coalesce(valid_to, 'infinity')) < viewer_today();
END;

-- The viewer's own municipality and everyone who is or was a member up to the viewer's own last day, also those that had
-- left before it joined: their plans and reports are among what it sees, and so must be the names on them.
CREATE FUNCTION viewer_fellows() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT viewer_municipality() WHERE viewer_municipality() IS NOT NULL
  UNION
  SELECT theirs.municipality_id
  FROM (
    SELECT collaboration_id, max(coalesce(valid_to, 'infinity')) AS last_day FROM collaboration_membership
    WHERE municipality_id = viewer_municipality() AND valid_from <= viewer_today()
    GROUP BY collaboration_id
  ) mine
  JOIN collaboration_membership theirs USING (collaboration_id)
  WHERE theirs.valid_from <= least(mine.last_day, viewer_today());
END;

GRANT EXECUTE ON FUNCTION viewer_collaborations(), viewer_last_day_in(uuid), viewer_former_collaborations(), viewer_fellows() TO samplan_app;

CALL protect_table('collaboration', 'viewer_last_day_in(id) IS NOT NULL');
CALL protect_table('collaboration_membership', 'valid_from <= viewer_last_day_in(collaboration_id)');

-- What a tenant calls things, and what it is: for itself and its fellow members.
CREATE TABLE municipality_profile (
  municipality_id uuid PRIMARY KEY REFERENCES municipality,
  org_number text CHECK (org_number ~ '^[0-9]{6}-[0-9]{4}$'),
  county text COLLATE swedish,
  plan_label text NOT NULL,
  plan_label_definite text NOT NULL,
  plan_label_plural text NOT NULL,
  plan_label_plural_definite text NOT NULL,
  strategy_label text NOT NULL,
  strategy_label_definite text NOT NULL,
  shared_strategy_label text NOT NULL
);
CALL protect_table('municipality_profile', 'municipality_id = ANY (ARRAY(SELECT viewer_fellows()))');

-- Inhabitants on 31 December, for figures per inhabitant (R-M).
CREATE TABLE population (
  municipality_id uuid NOT NULL REFERENCES municipality,
  counted_on date NOT NULL,
  inhabitants integer NOT NULL CHECK (inhabitants > 0),
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, counted_on)
);
CALL protect_table('population', 'municipality_id = ANY (ARRAY(SELECT viewer_fellows()))');

-- One row is one body under one name; a rename, merger or split makes a new row, so that a decision keeps the old name.
CREATE TABLE body (
  municipality_id uuid NOT NULL REFERENCES municipality,
  id uuid NOT NULL,
  abbreviation text NOT NULL COLLATE swedish CHECK (abbreviation <> ''),
  name text NOT NULL COLLATE swedish CHECK (name <> ''),
  kind text NOT NULL CHECK (kind IN ('COUNCIL', 'EXECUTIVE', 'COMMITTEE', 'SUBCOMMITTEE', 'COMPANY_BOARD', 'ADMINISTRATION', 'UNIT', 'WORKING_GROUP')),
  domain_key text REFERENCES policy_domain,
  valid_from date NOT NULL,
  valid_to date,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, id),
  CHECK (valid_from <= valid_to),                                           -- I4
  EXCLUDE USING gist (municipality_id WITH =, abbreviation WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
CREATE INDEX ON body (id);
CALL protect_table('body', 'municipality_id = ANY (ARRAY(SELECT viewer_fellows()))');

CREATE TABLE follow_up_period (
  municipality_id uuid NOT NULL REFERENCES municipality,
  id uuid NOT NULL,
  year integer NOT NULL CHECK (year BETWEEN 1900 AND 2999),
  kind text NOT NULL CHECK (kind IN ('T1', 'T2', 'FULL_YEAR', 'OTHER')),
  from_date date NOT NULL,
  to_date date NOT NULL,
  due_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('PLANNED', 'OPEN', 'LOCKED', 'PUBLISHED')),   -- DUE follows from due_on
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, id),
  UNIQUE (municipality_id, id, year, kind),
  CHECK (from_date <= to_date)
);
CREATE UNIQUE INDEX one_period_of_a_kind ON follow_up_period (municipality_id, year, kind) WHERE kind <> 'OTHER';
CREATE INDEX ON follow_up_period (id);
CALL protect_table('follow_up_period', 'municipality_id = ANY (ARRAY(SELECT viewer_fellows()))');
