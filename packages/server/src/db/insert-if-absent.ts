import type { RequestContext } from "../context/request-context.js";

/**
 * As insertRow, unless a row with one of its keys is there already. False when it is, also when somebody puts it in at the
 * same moment. Names come from the code, never from a caller.
 */
export async function insertIfAbsent(
  context: RequestContext,
  table: string,
  values: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const columns = Object.keys(values);
  const places = columns.map((_, index) => `$${index + 1}`);
  const inserted = await context.query(
    `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places.join(", ")}) ON CONFLICT DO NOTHING RETURNING 1`,
    Object.values(values),
  );
  return inserted.length === 1;
}
