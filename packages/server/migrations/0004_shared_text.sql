-- The strategy and the common sections: one text, owned by the collaboration, adopted by each member (I6–I9).
-- state is where the work on the text is. EFFECTIVE and SUPERSEDED are never stored: they follow from the effective
-- dates, which the last member's decision sets.

CREATE TABLE shared_strategy (
  collaboration_id uuid NOT NULL REFERENCES collaboration,
  id uuid NOT NULL,
  key text NOT NULL,
  PRIMARY KEY (collaboration_id, id),
  UNIQUE (collaboration_id)                                                 -- a collaboration has one strategy, in versions
);
CALL protect_table('shared_strategy', 'viewer_last_day_in(collaboration_id) IS NOT NULL');

CREATE TABLE shared_strategy_version (
  collaboration_id uuid NOT NULL,
  id uuid NOT NULL,
  strategy_id uuid NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  state text NOT NULL CHECK (state IN ('DRAFT', 'CONSULTATION', 'PROPOSED', 'PARTLY_ADOPTED', 'RETURNED', 'REPEALED')),
  content_hash text CHECK (content_hash ~ '^pm[0-9]+:sha256:[0-9a-f]{64}$'),
  effective_from date,
  superseded_on date,                                                       -- the first day it is no longer in force
  version integer NOT NULL DEFAULT 1,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (collaboration_id, id),
  UNIQUE (collaboration_id, strategy_id, number),
  FOREIGN KEY (collaboration_id, strategy_id) REFERENCES shared_strategy,
  CHECK (state = 'DRAFT' OR state = 'CONSULTATION' OR content_hash IS NOT NULL),
  CHECK (effective_from IS NULL OR state IN ('PARTLY_ADOPTED', 'REPEALED')),
  CHECK (effective_from <= superseded_on),
  -- I9: at most one version in force on any day.
  EXCLUDE USING gist (collaboration_id WITH =, strategy_id WITH =, daterange(effective_from, superseded_on) WITH &&) WHERE (effective_from IS NOT NULL)
);
CREATE INDEX ON shared_strategy_version (id);

-- Members read a text from CONSULTATION on, its drafts only their coordinators. A member that has left keeps what came
-- into force in its time.
CALL protect_table('shared_strategy_version', 'viewer_last_day_in(collaboration_id) IS NOT NULL',
  'collaboration_id = ANY (ARRAY(SELECT viewer_collaborations())) AND (state <> ''DRAFT'' OR (SELECT viewer_may(''edits_shared_text'')))
   OR state <> ''DRAFT'' AND effective_from <= viewer_last_day_in(collaboration_id)');

CREATE TABLE priority_area (
  collaboration_id uuid NOT NULL,
  id uuid NOT NULL,
  strategy_version_id uuid NOT NULL,
  code text NOT NULL COLLATE swedish,                                       -- stable across versions
  position integer NOT NULL,
  name_sv text NOT NULL COLLATE swedish,
  name_en text,
  text jsonb NOT NULL,
  PRIMARY KEY (collaboration_id, id),
  UNIQUE (collaboration_id, strategy_version_id, code),
  FOREIGN KEY (collaboration_id, strategy_version_id) REFERENCES shared_strategy_version
);
CREATE INDEX ON priority_area (id);

CREATE TABLE strategy_point (
  collaboration_id uuid NOT NULL,
  id uuid NOT NULL,
  area_id uuid NOT NULL,
  strategy_version_id uuid NOT NULL,
  code text NOT NULL COLLATE swedish,
  position integer NOT NULL,
  name_sv text NOT NULL COLLATE swedish,
  name_en text,
  text jsonb NOT NULL,
  PRIMARY KEY (collaboration_id, id),
  UNIQUE (collaboration_id, strategy_version_id, code),
  FOREIGN KEY (collaboration_id, area_id) REFERENCES priority_area,
  FOREIGN KEY (collaboration_id, strategy_version_id) REFERENCES shared_strategy_version
);
CREATE INDEX ON strategy_point (id);
CREATE INDEX ON strategy_point (collaboration_id, area_id);

CREATE TABLE guiding_principle (
  collaboration_id uuid NOT NULL,
  id uuid NOT NULL,
  strategy_version_id uuid NOT NULL,
  code text NOT NULL COLLATE swedish,
  position integer NOT NULL,
  name_sv text NOT NULL COLLATE swedish,
  name_en text,
  text jsonb NOT NULL,
  PRIMARY KEY (collaboration_id, id),
  UNIQUE (collaboration_id, strategy_version_id, code),
  FOREIGN KEY (collaboration_id, strategy_version_id) REFERENCES shared_strategy_version
);
CREATE INDEX ON guiding_principle (id);

-- The parts of a version are seen with the version: the array holds the few versions that this viewer may read.
CALL protect_table('priority_area', 'strategy_version_id = ANY (ARRAY(SELECT id FROM shared_strategy_version))');
CALL protect_table('strategy_point', 'strategy_version_id = ANY (ARRAY(SELECT id FROM shared_strategy_version))');
CALL protect_table('guiding_principle', 'strategy_version_id = ANY (ARRAY(SELECT id FROM shared_strategy_version))');

CREATE TABLE common_section_version (
  collaboration_id uuid NOT NULL REFERENCES collaboration,
  id uuid NOT NULL,
  year integer NOT NULL CHECK (year BETWEEN 1900 AND 2999),
  number integer NOT NULL CHECK (number > 0),
  state text NOT NULL CHECK (state IN ('DRAFT', 'CONSULTATION', 'PROPOSED', 'PARTLY_ADOPTED', 'RETURNED', 'REPEALED')),
  text jsonb NOT NULL,                                                      -- I6: one text, one wording
  content_hash text CHECK (content_hash ~ '^pm[0-9]+:sha256:[0-9a-f]{64}$'),
  effective_from date,
  superseded_on date,
  version integer NOT NULL DEFAULT 1,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (collaboration_id, id),
  UNIQUE (collaboration_id, year, number),
  CHECK (state = 'DRAFT' OR state = 'CONSULTATION' OR content_hash IS NOT NULL),
  CHECK (effective_from IS NULL OR state IN ('PARTLY_ADOPTED', 'REPEALED')),
  CHECK (effective_from <= superseded_on),
  EXCLUDE USING gist (collaboration_id WITH =, year WITH =, daterange(effective_from, superseded_on) WITH &&) WHERE (effective_from IS NOT NULL)   -- I9
);
CREATE INDEX ON common_section_version (id);
CALL protect_table('common_section_version', 'viewer_last_day_in(collaboration_id) IS NOT NULL',
  'collaboration_id = ANY (ARRAY(SELECT viewer_collaborations())) AND (state <> ''DRAFT'' OR (SELECT viewer_may(''edits_shared_text'')))
   OR state <> ''DRAFT'' AND make_date(year, 1, 1) <= viewer_last_day_in(collaboration_id)');

-- A formal decision, also of a committee on its own plan. What is not known yet is null, never an empty string.
CREATE TABLE decision (
  municipality_id uuid NOT NULL,
  id uuid NOT NULL,
  body_id uuid NOT NULL,
  date date NOT NULL,
  paragraph text CHECK (paragraph <> ''),
  registry_number text CHECK (registry_number <> ''),
  delegated boolean NOT NULL DEFAULT false,
  adjusted_on date CHECK (adjusted_on >= date),
  announced_on date CHECK (announced_on >= date),
  final_on date CHECK (final_on >= date),
  document_url text CHECK (document_url ~ '^https?://'),
  shared_in uuid REFERENCES collaboration,
  shared_for date,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, id),
  FOREIGN KEY (municipality_id, body_id) REFERENCES body,
  CHECK ((shared_in IS NULL) = (shared_for IS NULL))
);
CREATE INDEX ON decision (id);
CREATE INDEX ON decision (shared_in);
CALL protect_tenant_table('decision', shared => true);

-- One member's answer to one text, by its hash (I7). decision null: adopted, the evidence is not known yet.
CREATE TABLE adoption (
  collaboration_id uuid NOT NULL,
  id uuid NOT NULL,
  strategy_version_id uuid,
  common_section_version_id uuid,
  municipality_id uuid NOT NULL REFERENCES municipality,
  outcome text NOT NULL CHECK (outcome IN ('ADOPTED', 'ADOPTED_WITH_CHANGES', 'RETURNED', 'POSTPONED', 'REJECTED')),
  content_hash text,
  lapsed_at timestamptz,                                                    -- I8: the text was changed after it
  decision_id uuid,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (collaboration_id, id),
  FOREIGN KEY (collaboration_id, strategy_version_id) REFERENCES shared_strategy_version,
  FOREIGN KEY (collaboration_id, common_section_version_id) REFERENCES common_section_version,
  FOREIGN KEY (municipality_id, decision_id) REFERENCES decision,
  CHECK (num_nonnulls(strategy_version_id, common_section_version_id) = 1),
  CHECK (outcome <> 'ADOPTED' OR content_hash IS NOT NULL)
);
CREATE UNIQUE INDEX one_adoption_per_member_and_strategy_text ON adoption (collaboration_id, strategy_version_id, municipality_id, content_hash)
  WHERE outcome = 'ADOPTED' AND strategy_version_id IS NOT NULL;
CREATE UNIQUE INDEX one_adoption_per_member_and_common_text ON adoption (collaboration_id, common_section_version_id, municipality_id, content_hash)
  WHERE outcome = 'ADOPTED' AND common_section_version_id IS NOT NULL;
CALL protect_table('adoption',
  'strategy_version_id = ANY (ARRAY(SELECT id FROM shared_strategy_version)) OR common_section_version_id = ANY (ARRAY(SELECT id FROM common_section_version))');
