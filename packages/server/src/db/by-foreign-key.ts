import DataLoader from "dataloader";
import { type FindOptionsOrder, type FindOptionsWhere, In, type ObjectLiteral } from "typeorm";
import type { LoaderFactory } from "../context/request-context.js";
import { groupBy } from "../group-by.js";
import type { RowClass } from "./row.js";

/** Loads the rows that point to a parent, the children of many parents in one statement, in the given order. `only`: which. */
export function byForeignKey<Row extends ObjectLiteral>(
  rowClass: RowClass<Row>,
  key: keyof Row & string,
  order: FindOptionsOrder<Row>,
  only: FindOptionsWhere<Row> = {},
): LoaderFactory<string, Row[]> {
  return (context) =>
    new DataLoader(async (parents) => {
      const where = { ...only, [key]: In([...parents]) } as FindOptionsWhere<Row>;
      const rows = await context.rows.find(rowClass, { where, order });
      const byParent = groupBy(rows, (row) => row[key] as string);
      return parents.map((parent) => byParent.get(parent) ?? []);
    });
}
