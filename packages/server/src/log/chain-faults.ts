import type pg from "pg";

/** The last entry of a chain, as it is published: whoever keeps it elsewhere can tell a log that was cut or rewritten. */
export interface ChainHead {
  /** The municipality's or the collaboration's id; zero for changes of what belongs to nobody. */
  chain: string;
  name: string;
  number: number;
  /** SHA-256, in hexadecimal. */
  hash: string;
}

/** What is wrong with a chain, and at which entry: null for one without a number. */
export interface ChainFault {
  chain: string;
  name: string;
  number: number | null;
  fault: string;
}

/** Of a log that somebody wrote over, the first entries say enough. */
const FAULTS_AT_MOST = 100;

const faults = {
  unsealed: "is not sealed: it was written past the triggers",
  gap: "does not follow the entry before it: entries are missing, doubled or out of order",
  payload: "does not have the payload that it was sealed with",
  disposal: "has lost its payload, and no entry has the decision to dispose of it",
  entry: "is not as it was sealed, or the entry before it is not",
  head: "is not the last entry that the head knows: the log was cut, or entries were added past the triggers",
  published: "is not there as it was published: the log was cut or written anew",
} as const;

// The hashes of seal_changes() in migrations/0009, said again with PostgreSQL's own functions alone: whoever could write
// in the log could replace a function beside it.
const ENTRIES = `
  WITH entry AS (
    SELECT l.*, lag(number, 1, 0::bigint) OVER chain AS previous_number, lag(hash, 1, ''::bytea) OVER chain AS previous_hash
    FROM change_log l WINDOW chain AS (PARTITION BY chain_id ORDER BY number NULLS LAST, id)
  ), checked AS (
    SELECT chain_id, id, number, CASE
      WHEN number IS NULL THEN 'unsealed'
      WHEN number <> previous_number + 1 THEN 'gap'
      WHEN salt IS NOT NULL AND payload_hash IS DISTINCT FROM sha256(convert_to(jsonb_build_array(salt, before, after)::text, 'UTF8')) THEN 'payload'
      WHEN salt IS NULL AND num_nonnulls(before, after) > 0 THEN 'payload'
      WHEN salt IS NULL AND NOT EXISTS (SELECT FROM change_log d WHERE d.chain_id = entry.chain_id AND d.number > entry.number
        AND d.change = 'DISPOSE' AND d.key ->> 'number' = entry.number::text) THEN 'disposal'
      WHEN hash IS DISTINCT FROM sha256(convert_to(jsonb_build_array(
        encode(previous_hash, 'hex'), chain_id, number, id, extract(epoch FROM at), municipality_id, user_id,
        roles, login, operation, request_id, xact_id::text, table_name, change, key,
        encode(payload_hash, 'hex'))::text, 'UTF8')) THEN 'entry'
    END AS fault
    FROM entry
  )
  SELECT chain_id AS chain, number::float8 AS number, fault FROM checked WHERE fault IS NOT NULL
  ORDER BY chain_id, checked.number NULLS FIRST, id LIMIT ${FAULTS_AT_MOST}`;

const HEADS = `
  SELECT coalesce(h.chain_id, l.chain_id) AS chain, coalesce(m.name, c.name, 'nobody''s') AS name,
    coalesce(h.number, 0)::float8 AS number, coalesce(encode(h.hash, 'hex'), '') AS hash,
    h.number IS NOT DISTINCT FROM l.number AND h.hash IS NOT DISTINCT FROM l.hash AS whole
  FROM change_log_head h
  FULL JOIN (SELECT DISTINCT ON (chain_id) chain_id, number, hash FROM change_log WHERE number IS NOT NULL
    ORDER BY chain_id, number DESC) l ON l.chain_id = h.chain_id
  LEFT JOIN municipality m ON m.id = coalesce(h.chain_id, l.chain_id)
  LEFT JOIN collaboration c ON c.id = coalesce(h.chain_id, l.chain_id)
  ORDER BY 2, 1`;

/**
 * Verifies every chain of the change log, from its first entry to its head, and that what was published earlier is in it.
 * @param client sees the whole log (samplan_owner, or an administrator); in a transaction of one snapshot
 */
export async function chainFaults(
  client: pg.ClientBase,
  published: readonly ChainHead[] = [],
): Promise<{ heads: ChainHead[]; faults: ChainFault[] }> {
  const known = (await client.query<ChainHead & { whole: boolean }>(HEADS)).rows;
  const nameOf = new Map([...published, ...known].map(({ chain, name }) => [chain, name]));
  const fault = (kind: keyof typeof faults, { chain, number }: { chain: string; number: number | null }) => ({
    ...{ chain, name: nameOf.get(chain) ?? chain, number, fault: faults[kind] },
  });
  const entries = await client.query<{ chain: string; number: number | null; fault: keyof typeof faults }>(ENTRIES);
  const found = entries.rows.map((row) => fault(row.fault, row));
  for (const head of known) if (!head.whole) found.push(fault("head", head));
  for (const head of published) if (!(await isIn(client, head))) found.push(fault("published", head));
  return { heads: known.map(({ chain, name, number, hash }) => ({ chain, name, number, hash })), faults: found };
}

async function isIn(client: pg.ClientBase, { chain, number, hash }: ChainHead): Promise<boolean> {
  const sql = "SELECT FROM change_log WHERE chain_id = $1 AND number = $2 AND hash = decode($3, 'hex')";
  return (await client.query(sql, [chain, number, hash])).rowCount === 1;
}
