import type { EntityTarget, ObjectLiteral } from "typeorm";

/** A row class of a table whose rows are found by id. */
export type RowClass<Row extends ObjectLiteral> = EntityTarget<Row> & (new () => Row);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id is opaque: what cannot be one is an unknown id, not a fault. */
export function isId(value: string): boolean {
  return uuid.test(value);
}
