-- The answers of mutations that carried an Idempotency-Key, so that a retry gets the first answer (docs/adr/0016-idempotency.md).
-- A row is written in the transaction of what it answers: what is rolled back leaves none, and can be sent again.
-- It is no table of the domain: what the mutation changed is in the change log, and an answer, which is personal data of
-- the caller and repeats what it saw, goes when its time is over.

CREATE TABLE idempotency_key (
  municipality_id uuid NOT NULL,
  user_id uuid NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  request_hash bytea NOT NULL,                                              -- SHA-256 of document, operation name, variables
  roles text[] NOT NULL,                                                    -- which the caller had: the answer is for them
  answer text NOT NULL,                                                     -- JSON, byte for byte as it was sent
  created_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
  PRIMARY KEY (municipality_id, user_id, key),
  FOREIGN KEY (municipality_id, user_id) REFERENCES app_user
);
CREATE INDEX ON idempotency_key (created_at);
CALL protect_table('idempotency_key',
  'municipality_id = (SELECT viewer_municipality()) AND user_id = (SELECT viewer_user())',
  writable => 'municipality_id = (SELECT viewer_municipality()) AND user_id = (SELECT viewer_user())');
CREATE POLICY keeper ON idempotency_key FOR INSERT TO samplan_app WITH CHECK (true);
GRANT INSERT (municipality_id, user_id, key, request_hash, roles, answer) ON idempotency_key TO samplan_app;

-- Kept for 24 hours at least; each new one takes some of the oldest with it, anybody's, so that the table stays as large
-- as a day's writing. It runs as the owner, who alone deletes. Who deletes the same ones at the same time is passed by.
CREATE FUNCTION forget_old_answers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM idempotency_key k USING (
    SELECT municipality_id, user_id, key FROM idempotency_key WHERE created_at < transaction_timestamp() - interval '24 hours'
    ORDER BY created_at LIMIT 20 FOR UPDATE SKIP LOCKED
  ) expired WHERE (k.municipality_id, k.user_id, k.key) = (expired.municipality_id, expired.user_id, expired.key);
  RETURN NULL;
END $$;
CREATE TRIGGER forget_old_answers AFTER INSERT ON idempotency_key FOR EACH STATEMENT EXECUTE FUNCTION forget_old_answers();
