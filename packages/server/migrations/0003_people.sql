-- Users and their roles. A user is (issuer, subject); the e-mail is for display only.

CREATE TABLE app_user (
  municipality_id uuid NOT NULL REFERENCES municipality,
  id uuid NOT NULL,
  issuer_id text NOT NULL,                                                  -- stable, unlike the issuer's URL
  subject text NOT NULL,
  email text NOT NULL,
  name text,
  PRIMARY KEY (municipality_id, id),
  UNIQUE (municipality_id, issuer_id, subject)
);

CREATE TABLE role_assignment (
  municipality_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('PLANNER', 'MANAGER', 'SECRETARY', 'COORDINATOR', 'ANALYST', 'AUDITOR', 'ELECTED', 'ADMIN')),
  body_id uuid,                                                             -- null: the whole municipality
  valid_from date NOT NULL,
  valid_to date,
  PRIMARY KEY (municipality_id, id),
  FOREIGN KEY (municipality_id, user_id) REFERENCES app_user,
  FOREIGN KEY (municipality_id, body_id) REFERENCES body,
  CHECK (valid_from <= valid_to)
);
CREATE INDEX ON role_assignment (municipality_id, user_id);

CALL protect_table('app_user', 'municipality_id = (SELECT viewer_municipality())',
  'id = (SELECT viewer_user()) OR (SELECT viewer_may(''administers_users''))');
CALL protect_table('role_assignment', 'municipality_id = (SELECT viewer_municipality())',
  'user_id = (SELECT viewer_user()) OR (SELECT viewer_may(''administers_users''))');

-- Who a verified token's bearer is, asked once per request before the viewer's settings exist. It answers for exactly
-- one (issuer, subject) and so tells nothing of anyone else. The issuer decides the municipality.
CREATE FUNCTION identify(municipality_code text, issuer text, token_subject text, on_day date)
RETURNS TABLE (municipality_id uuid, user_id uuid, email text, name text, roles jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT m.id, u.id, u.email, u.name, coalesce(r.roles, '[]')
  FROM municipality m
  LEFT JOIN app_user u ON u.municipality_id = m.id AND u.issuer_id = issuer AND u.subject = token_subject
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('role', a.role, 'bodyId', a.body_id, 'validFrom', a.valid_from, 'validTo', a.valid_to) ORDER BY a.role, a.id) AS roles
    FROM role_assignment a
    WHERE a.municipality_id = u.municipality_id AND a.user_id = u.id AND on_day BETWEEN a.valid_from AND coalesce(a.valid_to, 'infinity')
  ) r ON true
  WHERE m.code = municipality_code;
END;
GRANT EXECUTE ON FUNCTION identify(text, text, text, date) TO samplan_app;
