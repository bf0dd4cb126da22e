import type { RequestContext } from "../context/request-context.js";

/**
 * Inserts a row by the columns that are given, and no others: TypeORM's insert names every column of the row class, also
 * those that the server has no right to write. Names come from the code, never from a caller.
 */
export async function insertRow(
  context: RequestContext,
  table: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.keys(values);
  const places = columns.map((_, index) => `$${index + 1}`);
  await context.query(
    `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places.join(", ")})`,
    Object.values(values),
  );
}
