import type pg from "pg";

/** A table of the catalogue and the SQL that names one of its rows, by the alias r: its primary key in one text. */
export interface Table {
  name: string;
  key: string;
}

/** All tables of the application's schema, so that one made tomorrow is tested tomorrow. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    SELECT c.relname AS name, ARRAY(
      SELECT a.attname FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k (attnum, position)
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
      WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY k.position)::text[] AS columns
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`);
  return rows.map(({ name, columns }) => {
    if (columns.length === 0) throw new Error(`${name} has no primary key, so its rows cannot be told apart.`);
    return { name, key: `concat_ws('/', ${columns.map((column) => `r.${column}`).join(", ")})` };
  });
}
