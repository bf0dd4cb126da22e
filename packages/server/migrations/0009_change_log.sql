-- Every change of a row of the domain, written by the database itself, so that no command can forget it and the server
-- can neither write, alter nor delete it (docs/adr/0014-change-log.md). Each municipality's entries are a chain of hashes.

CREATE TABLE change_log (
  -- Whose chain: the municipality of who changed it; without one (the owner's SQL, the loading of a dataset) the
  -- municipality or collaboration that the row belongs to; zero for the few rows that belong to nobody.
  chain_id uuid NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,                          -- in the order in which they were made
  at timestamptz NOT NULL DEFAULT transaction_timestamp(),                  -- as recorded_from of the row
  municipality_id uuid DEFAULT viewer_municipality(),                       -- who: null for the owner's own changes
  user_id uuid DEFAULT viewer_user(),
  roles text[] DEFAULT viewer_setting('roles')::text[],
  login text NOT NULL DEFAULT session_user,
  operation text DEFAULT viewer_setting('operation'),                       -- the Mutation's field
  request_id text DEFAULT viewer_setting('request_id'),
  xact_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  table_name text NOT NULL,
  change text NOT NULL CHECK (change IN ('INSERT', 'UPDATE', 'DELETE', 'DISPOSE')),
  key jsonb NOT NULL,                                                       -- of the row, by column
  -- The payload. INSERT: the row; DELETE: the row; UPDATE: the columns that changed, as they were and as they are.
  before jsonb,
  after jsonb,
  -- Goes with the payload: without it, what was disposed of cannot be guessed by trying values against payload_hash.
  salt uuid DEFAULT gen_random_uuid(),
  -- Sealed at COMMIT; no other transaction ever sees an entry without a seal.
  number bigint,                                                            -- 1, 2, 3 … of the chain
  payload_hash bytea,
  hash bytea,
  PRIMARY KEY (chain_id, id),
  UNIQUE (chain_id, number),
  CHECK (num_nulls(number, payload_hash, hash) IN (0, 3))
);
CREATE INDEX ON change_log (xact_id);

-- The last entry of each chain, so that a cut tail shows.
CREATE TABLE change_log_head (
  chain_id uuid PRIMARY KEY,
  number bigint NOT NULL DEFAULT 0,
  hash bytea NOT NULL DEFAULT ''
);

-- The people of a log are read by those who read the register of people, and so the log never shows more than the tables.
CALL protect_table('change_log', 'chain_id = (SELECT viewer_municipality())',
  '(SELECT viewer_may(''reads_change_log'')) AND (table_name NOT IN (''app_user'', ''role_assignment'') OR (SELECT viewer_may(''administers_users'')))');
CALL protect_table('change_log_head', 'chain_id = (SELECT viewer_municipality())', '(SELECT viewer_may(''reads_change_log''))');

-- ── Writing ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- Arguments of the trigger: the column that says whose the row is ('' for nobody's), then the columns of the key.

CREATE FUNCTION log_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before jsonb;
  after jsonb;
  logged jsonb;
BEGIN
  IF TG_OP <> 'INSERT' THEN before := to_jsonb(OLD); END IF;
  IF TG_OP <> 'DELETE' THEN after := to_jsonb(NEW); END IF;
  logged := coalesce(after, before);
  IF TG_OP = 'UPDATE' THEN
    SELECT jsonb_object_agg(column_name, b.value), jsonb_object_agg(column_name, a.value) INTO before, after
    FROM jsonb_each(before) AS b (column_name, value) JOIN jsonb_each(after) AS a (column_name, value) USING (column_name)
    WHERE b.value <> a.value;
    IF after IS NULL THEN RETURN NULL; END IF;                              -- nothing changed
  END IF;
  INSERT INTO change_log (chain_id, table_name, change, key, before, after)
  SELECT coalesce(viewer_municipality(), (logged ->> TG_ARGV[0])::uuid, '00000000-0000-0000-0000-000000000000'),
    TG_TABLE_NAME, TG_OP, jsonb_object_agg(column_name, logged -> column_name), before, after
  FROM unnest(TG_ARGV[1:]) AS column_name;
  RETURN NULL;
END $$;

CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'TRUNCATE of % would leave no entry in the change log: use DELETE.', TG_TABLE_NAME USING ERRCODE = '55000';
END $$;

-- Below each table of the domain: CALL log_changes('…').
CREATE PROCEDURE log_changes(target regclass) LANGUAGE plpgsql AS $$
DECLARE
  key text[] := ARRAY(SELECT a.attname FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k (number, position)
    JOIN pg_attribute a ON a.attrelid = target AND a.attnum = k.number
    WHERE i.indrelid = target AND i.indisprimary ORDER BY k.position);
  -- The key begins with whose the row is; a municipality and a collaboration are their own.
  belongs_to text := (SELECT attname FROM pg_attribute WHERE attrelid = target AND attname = key[1] AND atttypid = 'uuid'::regtype);
BEGIN
  EXECUTE format('CREATE TRIGGER log_change AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION log_change(%s)',
    target, (SELECT string_agg(quote_literal(argument), ', ') FROM unnest(coalesce(belongs_to, '') || key) argument));
  EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s EXECUTE FUNCTION refuse_truncate()', target);
END $$;

-- ── Sealing ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- At COMMIT, so that writers of one municipality wait for each other only from here until the commit is on disk. The
-- head's row is the lock. The first of the transaction's triggers seals all of its entries, chain by chain in one order
-- for everybody; the others find nothing left. `npm run verify-log` computes the same two hashes (log/chain-faults.ts).

CREATE FUNCTION seal_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head change_log_head;
  entry change_log;
BEGIN
  SELECT * INTO STRICT entry FROM change_log WHERE chain_id = NEW.chain_id AND id = NEW.id;
  IF entry.number IS NOT NULL THEN RETURN NULL; END IF;
  FOR entry IN SELECT * FROM change_log WHERE xact_id = pg_current_xact_id() AND number IS NULL ORDER BY chain_id, id LOOP
    IF head.chain_id IS DISTINCT FROM entry.chain_id THEN
      UPDATE change_log_head SET number = head.number, hash = head.hash WHERE chain_id = head.chain_id;
      SELECT * INTO head FROM change_log_head WHERE chain_id = entry.chain_id FOR UPDATE;
      IF NOT FOUND THEN                                                     -- its first entry, of one or of several at once
        INSERT INTO change_log_head (chain_id) VALUES (entry.chain_id) ON CONFLICT DO NOTHING;
        SELECT * INTO STRICT head FROM change_log_head WHERE chain_id = entry.chain_id FOR UPDATE;
      END IF;
    END IF;
    head.number := head.number + 1;
    entry.payload_hash := sha256(convert_to(jsonb_build_array(entry.salt, entry.before, entry.after)::text, 'UTF8'));
    head.hash := sha256(convert_to(jsonb_build_array(
      encode(head.hash, 'hex'), entry.chain_id, head.number, entry.id, extract(epoch FROM entry.at), entry.municipality_id, entry.user_id,
      entry.roles, entry.login, entry.operation, entry.request_id, entry.xact_id::text, entry.table_name, entry.change, entry.key,
      encode(entry.payload_hash, 'hex'))::text, 'UTF8'));
    UPDATE change_log SET number = head.number, payload_hash = entry.payload_hash, hash = head.hash
    WHERE chain_id = entry.chain_id AND id = entry.id;
  END LOOP;
  UPDATE change_log_head SET number = head.number, hash = head.hash WHERE chain_id = head.chain_id;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER seal_changes AFTER INSERT ON change_log DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION seal_changes();

-- ── Keeping ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- The owner is stopped too, from what it might do by mistake; what it does on purpose, the hashes tell.

CREATE FUNCTION keep_change_log() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  payload constant text[] := '{salt,before,after}';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.number IS NULL THEN RETURN NEW; END IF;                          -- being sealed
    IF num_nonnulls(NEW.salt, NEW.before, NEW.after) = 0 AND to_jsonb(NEW) - payload = to_jsonb(OLD) - payload THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'The change log is only added to. Of an entry only the payload may be disposed of: CALL dispose_of_payload(…).' USING ERRCODE = '55000';
END $$;
CREATE TRIGGER keep_change_log BEFORE UPDATE OR DELETE ON change_log FOR EACH ROW EXECUTE FUNCTION keep_change_log();
CREATE TRIGGER keep_change_log_whole BEFORE TRUNCATE ON change_log EXECUTE FUNCTION keep_change_log();
CREATE TRIGGER keep_change_log_whole BEFORE TRUNCATE ON change_log_head EXECUTE FUNCTION keep_change_log();

-- Removes what entries say of the rows, by a decision (body, date, §, registry number) that is itself an entry for each.
-- That something was changed, when and by whom, stays, and the chain with it.
CREATE PROCEDURE dispose_of_payload(chain uuid, numbers bigint[], decision text) LANGUAGE plpgsql AS $$
DECLARE
  disposed bigint[];
BEGIN
  IF coalesce(trim(decision), '') = '' THEN
    RAISE EXCEPTION 'A payload is disposed of by a decision: say which (body, date, §, registry number).' USING ERRCODE = '22023';
  END IF;
  WITH emptied AS (
    UPDATE change_log SET salt = NULL, before = NULL, after = NULL
    WHERE chain_id = chain AND number = ANY (numbers) AND change <> 'DISPOSE' AND salt IS NOT NULL
    RETURNING number
  )
  SELECT array_agg(number ORDER BY number) INTO disposed FROM emptied;
  IF ARRAY(SELECT DISTINCT unnest(numbers) ORDER BY 1) IS DISTINCT FROM disposed THEN
    RAISE EXCEPTION 'Of the entries % of chain % only % have a payload that can be disposed of; nothing was.', numbers, chain, coalesce(disposed, '{}')
      USING ERRCODE = '22023';
  END IF;
  INSERT INTO change_log (chain_id, table_name, change, key, after)
  SELECT chain, 'change_log', 'DISPOSE', jsonb_build_object('chain_id', chain, 'number', number), jsonb_build_object('decision', decision)
  FROM unnest(disposed) number;
END $$;

-- What has been made until here. From here on each migration does it for its own tables.
DO $$
DECLARE
  target regclass;
BEGIN
  FOR target IN
    SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND relname NOT IN ('schema_migration', 'change_log', 'change_log_head')
  LOOP
    CALL log_changes(target);
  END LOOP;
END $$;
