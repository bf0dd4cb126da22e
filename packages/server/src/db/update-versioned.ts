import type { ObjectLiteral, QueryDeepPartialEntity } from "typeorm";
import type { RequestContext } from "../context/request-context.js";
import type { RowClass } from "./row.js";

interface Versioned extends ObjectLiteral {
  id: string;
  version: number;
}

/**
 * Changes a row if it is still of the expected version, and counts the change. False when somebody else was faster:
 * nothing is written then. TypeORM's save() would lose the other's change (ADR 0002).
 */
export async function updateVersioned<Row extends Versioned>(
  context: RequestContext,
  rowClass: RowClass<Row>,
  { id, version }: Versioned,
  changes: Omit<Partial<Row>, "id" | "version">,
): Promise<boolean> {
  const values = { ...changes, version: () => "version + 1" } as QueryDeepPartialEntity<Row>;
  const { affected } = await context.rows
    .createQueryBuilder()
    .update(rowClass)
    .set(values)
    .where("id = :id AND version = :version", { id, version })
    .execute();
  context.clearLoaders();
  return affected === 1;
}
