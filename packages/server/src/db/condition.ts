import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";

/** Adds the condition when the filter has a value for it: null and absent are no condition, an empty list matches nothing. */
export function whenGiven<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  parameters: Record<string, unknown>,
  condition: string,
): void {
  const given = Object.values(parameters).every((value) => value !== null && value !== undefined);
  if (given) query.andWhere(condition, parameters);
}
