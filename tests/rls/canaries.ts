import type pg from "pg";
import { type Table, tablesOf } from "./tables.js";

/** Where a planted value stands. */
export interface Canary {
  table: string;
  column: string;
  key: string;
}

/** Numbers with a meaning of their own, and texts that are names of things for a program. */
const unplanted = ["year", "number", "revision", "position", "version", "weight", "progress"];
const identifying = ["subject", "issuer_id", "email"];

interface Column {
  name: string;
  type: "text" | "jsonb" | "number" | "bigint";
}

/**
 * Puts a number that stands nowhere else into every column of every row that can hold one: into texts as HEMLIG7000042,
 * into amounts as 7000042.00. Columns are found in the catalogue; those whose values are constrained keep them.
 * @returns by number where it stands, so that an answer that shows it tells where it comes from
 */
export async function plantCanaries(owner: pg.Client): Promise<Map<string, Canary>> {
  await owner.query("CREATE TEMP SEQUENCE canary START 7000000");
  const planted = new Map<string, Canary>();
  for (const table of await tablesOf(owner)) {
    const columns = await plantableColumns(owner, table.name);
    if (columns.length > 0) await plant(owner, table, columns, planted);
  }
  return planted;
}

async function plant(owner: pg.Client, table: Table, columns: Column[], planted: Map<string, Canary>): Promise<void> {
  const assignments = columns.map(
    ({ name, type }) => `${name} = CASE WHEN ${name} IS NOT NULL THEN ${value[type]} END`,
  );
  // A frozen text takes a canary too: here nothing is meant by it.
  await owner.query(`ALTER TABLE ${table.name} DISABLE TRIGGER USER`);
  const { rows } = await owner.query<Record<string, unknown>>(
    `UPDATE ${table.name} r SET ${assignments.join(", ")} RETURNING ${table.key} AS row_key, ${columns.map(({ name }) => `r.${name}::text`).join(", ")}`,
  );
  await owner.query(`ALTER TABLE ${table.name} ENABLE TRIGGER USER`);
  for (const { row_key, ...values } of rows) {
    for (const [column, text] of Object.entries(values)) {
      const number = /7\d{6}/.exec(String(text))?.[0];
      if (number) planted.set(number, { table: table.name, column, key: String(row_key) });
    }
  }
}

const value: Record<Column["type"], string> = {
  text: "'HEMLIG' || nextval('canary')",
  jsonb: `jsonb_build_object('type', 'doc', 'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content',
    jsonb_build_array(jsonb_build_object('type', 'text', 'text', 'HEMLIG' || nextval('canary'))))))`,
  number: "nextval('canary')",
  bigint: "nextval('canary') * 100",
};

async function plantableColumns(owner: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await owner.query<Column>(
    `SELECT a.attname AS name, CASE a.atttypid WHEN 'int4'::regtype THEN 'number' WHEN 'numeric'::regtype THEN 'number'
        WHEN 'int8'::regtype THEN 'bigint' ELSE a.atttypid::regtype::text END AS type
     FROM pg_attribute a WHERE a.attrelid = $1::text::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       AND a.atttypid IN ('text'::regtype, 'jsonb'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
       AND NOT a.attname = ANY ($2) AND $1::text NOT IN ('schema_migration', 'change_log', 'change_log_head')
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE (c.conrelid = a.attrelid AND a.attnum = ANY (c.conkey) AND c.contype IN ('p', 'f', 'x'))
         OR (c.confrelid = a.attrelid AND a.attnum = ANY (c.confkey)))
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = a.attrelid AND a.attnum = ANY (c.conkey) AND c.contype = 'c'
         AND a.atttypid = 'text'::regtype AND pg_get_constraintdef(c.oid) NOT LIKE '%<> ''''::text%')
     ORDER BY a.attnum`,
    [table, [...unplanted, ...identifying]],
  );
  return rows;
}

/** Every number in an answer that could be a planted one, by the forms in which they are planted. */
export function numbersIn(answer: string): string[] {
  const forms = /HEMLIG(\d+)|"(\d{7})\.\d\d"|:(\d{7})(?=[,}])/g;
  return [...answer.matchAll(forms)].map(([, word, amount, number]) => word ?? amount ?? number ?? "");
}
