import pg from "pg";

/** One row by column name; what PostgreSQL makes of a value is the column's own business. */
export type Row = Readonly<Record<string, unknown>>;

/** The rows of one table, all with the same columns. */
export interface TableRows {
  table: string;
  rows: readonly Row[];
}

/**
 * Inserts rows in one statement, however many they are: foreign keys among themselves are checked at its end.
 * Columns that the rows do not name take their defaults. A bigint is written whole, a Date not at all: dates are text.
 */
export async function insertRows(client: pg.ClientBase, { table, rows }: TableRows): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const name = pg.escapeIdentifier(table);
  const names = Object.keys(first);
  const columns = names.map(pg.escapeIdentifier).join(", ");
  // Nothing is recorded later than it is written, whatever day the dataset was imagined on.
  const values = names.map((column) =>
    column === "recorded_from" ? "least(recorded_from, transaction_timestamp())" : pg.escapeIdentifier(column),
  );
  await client.query(
    `INSERT INTO ${name} (${columns}) SELECT ${values.join(", ")} FROM json_populate_recordset(NULL::${name}, $1::json)`,
    [JSON.stringify(rows, (_column, value: unknown) => (typeof value === "bigint" ? String(value) : value))],
  );
}
