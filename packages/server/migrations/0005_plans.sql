-- Committee plans, actions and participations.
-- draft: only those whose roles see the body's drafts see the row; the act of proposing a plan turns it off.
-- shared_in: written by the act that shares the row with the collaboration (adoption of the plan).
-- joint_with, joint_bodies: the municipalities and bodies that accepted, or are invited to, the joint action.

CREATE TABLE plan (
  municipality_id uuid NOT NULL,
  id uuid NOT NULL,
  body_id uuid NOT NULL,
  year integer NOT NULL CHECK (year BETWEEN 1900 AND 2999),
  revision integer NOT NULL DEFAULT 1 CHECK (revision > 0),
  state text NOT NULL CHECK (state IN ('DRAFT', 'IN_PREPARATION', 'PROPOSED', 'RETURNED', 'POSTPONED', 'ADOPTED', 'FINAL', 'CLOSED', 'SUPERSEDED', 'ANNULLED')),
  draft boolean NOT NULL GENERATED ALWAYS AS (state IN ('DRAFT', 'IN_PREPARATION')) STORED,
  in_force boolean NOT NULL GENERATED ALWAYS AS (state IN ('ADOPTED', 'FINAL', 'CLOSED')) STORED,
  local_text jsonb NOT NULL,
  has_local_text boolean NOT NULL,                                          -- I12: an empty local section is stated as empty
  decision_id uuid,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
  shared_in uuid REFERENCES collaboration,
  shared_for date,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, id),
  UNIQUE (municipality_id, body_id, year, revision),                        -- I11
  UNIQUE (municipality_id, id, body_id, year, draft, in_force),
  FOREIGN KEY (municipality_id, body_id) REFERENCES body,
  FOREIGN KEY (municipality_id, decision_id) REFERENCES decision,
  CHECK ((shared_in IS NULL) = (shared_for IS NULL)),
  CHECK (shared_in IS NULL OR state IN ('ADOPTED', 'FINAL', 'CLOSED', 'SUPERSEDED'))
);
-- I13: one plan in force and at most one under way per body and year.
CREATE UNIQUE INDEX one_plan_in_force ON plan (municipality_id, body_id, year) WHERE in_force;
CREATE UNIQUE INDEX one_plan_under_way ON plan (municipality_id, body_id, year) WHERE state IN ('DRAFT', 'IN_PREPARATION', 'PROPOSED', 'RETURNED', 'POSTPONED');
CREATE INDEX ON plan (id);
CREATE INDEX ON plan (shared_in, year);
CALL protect_tenant_table('plan', draft => 'draft', shared => true);

-- What the plan was adopted on (I12): pinned at adoption; before it the versions in force are shown live.
CREATE TABLE plan_common_section (
  municipality_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  collaboration_id uuid NOT NULL REFERENCES collaboration,
  common_section_version_id uuid,
  conditional boolean NOT NULL DEFAULT false,
  exemption_reason text CHECK (exemption_reason <> ''),
  PRIMARY KEY (municipality_id, plan_id, collaboration_id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan,
  FOREIGN KEY (collaboration_id, common_section_version_id) REFERENCES common_section_version,
  CHECK (common_section_version_id IS NOT NULL OR exemption_reason IS NOT NULL)
);
CALL protect_table('plan_common_section',
  'EXISTS (SELECT FROM plan WHERE plan.municipality_id = plan_common_section.municipality_id AND plan.id = plan_id)');

CREATE TABLE plan_strategy_version (
  municipality_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  collaboration_id uuid NOT NULL,
  strategy_version_id uuid NOT NULL,
  PRIMARY KEY (municipality_id, plan_id, collaboration_id, strategy_version_id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan,
  FOREIGN KEY (collaboration_id, strategy_version_id) REFERENCES shared_strategy_version
);
CALL protect_table('plan_strategy_version',
  'EXISTS (SELECT FROM plan WHERE plan.municipality_id = plan_strategy_version.municipality_id AND plan.id = plan_id)');

-- One undertaking, whoever takes part in it and for how many years. Its content is in revisions.
CREATE TABLE action (
  municipality_id uuid NOT NULL,                                            -- the owner: who created it
  id uuid NOT NULL,
  body_id uuid NOT NULL,
  collaboration_id uuid REFERENCES collaboration,                           -- whose strategy it serves
  reference text NOT NULL COLLATE swedish CHECK (reference <> ''),
  section text NOT NULL CHECK (section IN ('COMMON', 'LOCAL')),
  merged_into_municipality_id uuid,
  merged_into_id uuid,
  joint boolean NOT NULL DEFAULT false,                                     -- two municipalities or more have accepted
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
  draft boolean NOT NULL DEFAULT true,
  joint_with uuid[] NOT NULL DEFAULT '{}',
  joint_bodies uuid[] NOT NULL DEFAULT '{}',
  shared_in uuid REFERENCES collaboration,
  shared_for date,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, id),
  UNIQUE (municipality_id, reference),
  FOREIGN KEY (municipality_id, body_id) REFERENCES body,
  FOREIGN KEY (merged_into_municipality_id, merged_into_id) REFERENCES action,
  CHECK ((merged_into_municipality_id IS NULL) = (merged_into_id IS NULL)),
  CHECK ((shared_in IS NULL) = (shared_for IS NULL)),
  CHECK (shared_in IS NULL OR NOT draft)
);
CREATE INDEX ON action (id);
CREATE INDEX ON action (shared_in);
CREATE INDEX ON action USING gin (joint_with);
CALL protect_tenant_table('action', draft => 'draft', shared => true, joint => 'draft');

-- A revision belongs to the municipality that wrote it: the lead may change hands between municipalities.
CREATE TABLE action_revision (
  municipality_id uuid NOT NULL,
  id uuid NOT NULL,
  body_id uuid NOT NULL,
  action_municipality_id uuid NOT NULL,
  action_id uuid NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  title text NOT NULL COLLATE swedish CHECK (title <> ''),
  description text NOT NULL DEFAULT '',
  weight integer NOT NULL DEFAULT 1 CHECK (weight BETWEEN 1 AND 3),         -- I17
  start_date date,
  end_date date,
  continuous boolean NOT NULL DEFAULT false,
  financing text CHECK (financing IN ('OWN', 'EXTERNAL', 'NONE')),
  implementation_status text NOT NULL CHECK (implementation_status IN ('PLANNED', 'ONGOING', 'COMPLETED', 'PAUSED', 'CANCELLED')),
  cancelled_on date,
  collaboration_id uuid,
  primary_area_id uuid,
  draft boolean NOT NULL DEFAULT true,
  joint_with uuid[] NOT NULL DEFAULT '{}',
  joint_bodies uuid[] NOT NULL DEFAULT '{}',
  shared_in uuid REFERENCES collaboration,
  shared_for date,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, id),
  UNIQUE (municipality_id, action_municipality_id, action_id, number),
  FOREIGN KEY (municipality_id, body_id) REFERENCES body,
  FOREIGN KEY (action_municipality_id, action_id) REFERENCES action,
  FOREIGN KEY (collaboration_id, primary_area_id) REFERENCES priority_area,
  CHECK (start_date <= end_date),
  CHECK ((shared_in IS NULL) = (shared_for IS NULL)),
  CHECK (shared_in IS NULL OR NOT draft)
);
CREATE INDEX ON action_revision (id);
CREATE INDEX ON action_revision (action_id);
CREATE INDEX ON action_revision (shared_in);
CREATE INDEX ON action_revision USING gin (joint_with);
CALL protect_tenant_table('action_revision', draft => 'draft', shared => true, joint => 'draft');

CREATE TABLE action_revision_point (
  municipality_id uuid NOT NULL,
  revision_id uuid NOT NULL,
  collaboration_id uuid NOT NULL,
  strategy_point_id uuid NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (municipality_id, revision_id, strategy_point_id),
  FOREIGN KEY (municipality_id, revision_id) REFERENCES action_revision,
  FOREIGN KEY (collaboration_id, strategy_point_id) REFERENCES strategy_point
);
CREATE INDEX ON action_revision_point (revision_id);
CALL protect_table('action_revision_point',
  'EXISTS (SELECT FROM action_revision r WHERE r.municipality_id = action_revision_point.municipality_id AND r.id = revision_id)');

CREATE TABLE action_revision_principle (
  municipality_id uuid NOT NULL,
  revision_id uuid NOT NULL,
  collaboration_id uuid NOT NULL,
  principle_id uuid NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (municipality_id, revision_id, principle_id),
  FOREIGN KEY (municipality_id, revision_id) REFERENCES action_revision,
  FOREIGN KEY (collaboration_id, principle_id) REFERENCES guiding_principle
);
CREATE INDEX ON action_revision_principle (revision_id);
CALL protect_table('action_revision_principle',
  'EXISTS (SELECT FROM action_revision r WHERE r.municipality_id = action_revision_principle.municipality_id AND r.id = revision_id)');

-- One plan's part in an action. draft and in_force are the plan's own, kept equal by the foreign key's cascade; a part
-- accepted before its plan exists has none and is a draft. The identity of a part over time is (action, body, year).
CREATE TABLE participation (
  municipality_id uuid NOT NULL,
  id uuid NOT NULL,
  body_id uuid NOT NULL,
  year integer NOT NULL,
  plan_id uuid,
  action_municipality_id uuid NOT NULL,
  action_id uuid NOT NULL,
  revision_municipality_id uuid,                                            -- the content that the adopted plan pinned
  revision_id uuid,
  role text NOT NULL CHECK (role IN ('LEAD', 'PARTNER')),
  consent text NOT NULL CHECK (consent IN ('ACCEPTED', 'WITHDRAWN')),
  responsible_function text CHECK (responsible_function <> ''),
  -- I24: minor units. What is summed is in SEK: another currency is converted first, at a rate that is kept.
  budget_amount bigint CHECK (budget_amount >= 0),
  budget_currency text CHECK (budget_currency = 'SEK'),
  draft boolean NOT NULL DEFAULT true,
  in_force boolean NOT NULL DEFAULT false,
  joint_with uuid[] NOT NULL DEFAULT '{}',
  joint_bodies uuid[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  shared_in uuid REFERENCES collaboration,
  shared_for date,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, id),
  UNIQUE (municipality_id, id, body_id),
  UNIQUE (municipality_id, plan_id, action_municipality_id, action_id),
  FOREIGN KEY (municipality_id, body_id) REFERENCES body,
  FOREIGN KEY (municipality_id, plan_id, body_id, year, draft, in_force) REFERENCES plan (municipality_id, id, body_id, year, draft, in_force) ON UPDATE CASCADE,
  FOREIGN KEY (action_municipality_id, action_id) REFERENCES action,
  FOREIGN KEY (revision_municipality_id, revision_id) REFERENCES action_revision,
  CHECK (plan_id IS NOT NULL OR (draft AND NOT in_force)),
  CHECK ((revision_municipality_id IS NULL) = (revision_id IS NULL)),
  CHECK (NOT in_force OR revision_id IS NOT NULL),
  CHECK ((budget_amount IS NULL) = (budget_currency IS NULL)),
  CHECK ((shared_in IS NULL) = (shared_for IS NULL)),
  CHECK (shared_in IS NULL OR NOT draft)
);
-- I16: one lead per action and year among the accepted parts of plans in force.
CREATE UNIQUE INDEX one_lead ON participation (action_municipality_id, action_id, year) WHERE role = 'LEAD' AND consent = 'ACCEPTED' AND in_force;
CREATE INDEX ON participation (id);
CREATE INDEX ON participation (action_id);
CREATE INDEX ON participation (municipality_id, year) WHERE in_force;
CREATE INDEX ON participation (shared_in, year);
CREATE INDEX ON participation USING gin (joint_with);
-- The other side's part is for those who work with it, until its plan is adopted and all may see it.
CALL protect_tenant_table('participation', draft => 'draft', shared => true, joint => 'true');

-- An invitation is the inviter's row, readable by both: the action's content, who invites, for which year, and whom to ask.
-- Accepting it makes a participation of the invited municipality's own.
CREATE TABLE participation_invitation (
  municipality_id uuid NOT NULL,                                            -- the inviter
  id uuid NOT NULL,
  body_id uuid NOT NULL,
  invited_municipality_id uuid NOT NULL,
  invited_body_id uuid NOT NULL,
  action_municipality_id uuid NOT NULL,
  action_id uuid NOT NULL,
  year integer NOT NULL,
  consent text NOT NULL CHECK (consent IN ('INVITED', 'ACCEPTED', 'DECLINED')),
  contact_function text CHECK (contact_function <> ''),
  version integer NOT NULL DEFAULT 1,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, id),
  FOREIGN KEY (municipality_id, body_id) REFERENCES body,
  FOREIGN KEY (invited_municipality_id, invited_body_id) REFERENCES body,
  FOREIGN KEY (action_municipality_id, action_id) REFERENCES action
);
CREATE UNIQUE INDEX one_open_invitation ON participation_invitation (municipality_id, action_municipality_id, action_id, year, invited_body_id) WHERE consent = 'INVITED';
CREATE INDEX ON participation_invitation (action_id);
CREATE INDEX ON participation_invitation (invited_municipality_id);
CALL protect_table('participation_invitation',
  'municipality_id = (SELECT viewer_municipality()) OR invited_municipality_id = (SELECT viewer_municipality())',
  '(SELECT viewer_draft_scope()) = ''ALL'' OR body_id = ANY (ARRAY(SELECT viewer_bodies())) OR invited_body_id = ANY (ARRAY(SELECT viewer_bodies()))');
