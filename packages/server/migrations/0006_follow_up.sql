-- Reports and follow-ups. The state and dates of a report are shared with the members once its plan is in force; its
-- content only when it is approved.

CREATE TABLE follow_up_report (
  municipality_id uuid NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  body_id uuid NOT NULL,
  period_id uuid NOT NULL,
  year integer NOT NULL,
  period_kind text NOT NULL,
  revision integer NOT NULL DEFAULT 1 CHECK (revision > 0),
  state text NOT NULL CHECK (state IN ('NOT_STARTED', 'DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'SUPERSEDED', 'EXEMPT')),
  submitted_at timestamptz,
  approved_at timestamptz,
  decision_id uuid,
  version integer NOT NULL DEFAULT 1,
  shared_in uuid REFERENCES collaboration,
  shared_for date,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, id),
  UNIQUE (municipality_id, body_id, period_id, revision),                   -- I18
  UNIQUE (municipality_id, id, body_id, state),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan,
  FOREIGN KEY (municipality_id, body_id) REFERENCES body,
  FOREIGN KEY (municipality_id, period_id, year, period_kind) REFERENCES follow_up_period (municipality_id, id, year, kind),
  FOREIGN KEY (municipality_id, decision_id) REFERENCES decision,
  CHECK ((shared_in IS NULL) = (shared_for IS NULL))
);
-- I20: one approved revision counts; a correction under way stands beside it until it is approved.
CREATE UNIQUE INDEX one_approved_report ON follow_up_report (municipality_id, body_id, period_id) WHERE state = 'APPROVED';
CREATE INDEX ON follow_up_report (id);
CREATE INDEX ON follow_up_report (plan_id);
CREATE INDEX ON follow_up_report (shared_in, year);
CALL protect_tenant_table('follow_up_report', shared => true);

CREATE TABLE action_follow_up (
  municipality_id uuid NOT NULL,
  id uuid NOT NULL,
  report_id uuid NOT NULL,
  body_id uuid NOT NULL,
  report_state text NOT NULL,                                               -- the report's own, kept by the foreign key's cascade
  participation_id uuid NOT NULL,
  assessment text CHECK (assessment IN ('GREEN', 'YELLOW', 'RED', 'NOT_ASSESSABLE')),
  implementation_status text CHECK (implementation_status IN ('PLANNED', 'ONGOING', 'COMPLETED', 'PAUSED', 'CANCELLED')),
  progress integer CHECK (progress BETWEEN 0 AND 100),
  comment text CHECK (comment <> ''),
  corrective_measure text CHECK (corrective_measure <> ''),
  cost_amount bigint CHECK (cost_amount >= 0),
  cost_forecast_amount bigint CHECK (cost_forecast_amount >= 0),
  currency text NOT NULL DEFAULT 'SEK' CHECK (currency = 'SEK'),
  attendance_women integer NOT NULL DEFAULT 0 CHECK (attendance_women >= 0),
  attendance_men integer NOT NULL DEFAULT 0 CHECK (attendance_men >= 0),
  attendance_other integer NOT NULL DEFAULT 0 CHECK (attendance_other >= 0),
  attendance_unspecified integer NOT NULL DEFAULT 0 CHECK (attendance_unspecified >= 0),
  version integer NOT NULL DEFAULT 1,
  shared_in uuid REFERENCES collaboration,
  shared_for date,
  recorded_from timestamptz NOT NULL DEFAULT transaction_timestamp(),
  recorded_to timestamptz,
  PRIMARY KEY (municipality_id, id),
  UNIQUE (municipality_id, report_id, participation_id),
  FOREIGN KEY (municipality_id, report_id, body_id, report_state) REFERENCES follow_up_report (municipality_id, id, body_id, state) ON UPDATE CASCADE,
  FOREIGN KEY (municipality_id, participation_id, body_id) REFERENCES participation (municipality_id, id, body_id),
  CHECK ((shared_in IS NULL) = (shared_for IS NULL)),
  CHECK (shared_in IS NULL OR report_state IN ('APPROVED', 'SUPERSEDED'))
);
CREATE INDEX ON action_follow_up (id);
CREATE INDEX ON action_follow_up (report_id);
CREATE INDEX ON action_follow_up (participation_id);
CREATE INDEX ON action_follow_up (shared_in);
CALL protect_tenant_table('action_follow_up', shared => true, draft =>
  'report_state NOT IN (''APPROVED'', ''SUPERSEDED'') AND NOT (report_state = ''SUBMITTED'' AND (SELECT viewer_may(''reads_submitted_reports'')))');

CREATE TABLE effect (
  municipality_id uuid NOT NULL,
  id uuid NOT NULL,
  follow_up_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('NEW_METHOD', 'COMPETENCE', 'SERVICE_QUALITY', 'FUNDING', 'VISIBILITY', 'INFLUENCE', 'NETWORK', 'OTHER')),
  evidence_level text NOT NULL CHECK (evidence_level IN ('CLAIMED', 'OBSERVED', 'MEASURED')),
  description text NOT NULL CHECK (description <> ''),
  PRIMARY KEY (municipality_id, id),
  FOREIGN KEY (municipality_id, follow_up_id) REFERENCES action_follow_up
);
CREATE INDEX ON effect (follow_up_id);
CALL protect_table('effect',
  'EXISTS (SELECT FROM action_follow_up f WHERE f.municipality_id = effect.municipality_id AND f.id = follow_up_id)');
