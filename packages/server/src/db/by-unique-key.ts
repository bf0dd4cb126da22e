import DataLoader from "dataloader";
import { type FindOptionsWhere, In, type ObjectLiteral } from "typeorm";
import type { LoaderFactory } from "../context/request-context.js";
import type { RowClass } from "./row.js";

/** Loads rows by a column that is unique, like a code; null where the value is unknown or its row hidden. */
export function byUniqueKey<Row extends ObjectLiteral>(
  rowClass: RowClass<Row>,
  key: keyof Row & string,
): LoaderFactory<string, Row | null> {
  return (context) =>
    new DataLoader(async (values) => {
      const where = { [key]: In([...values]) } as FindOptionsWhere<Row>;
      const rows = await context.rows.find(rowClass, { where });
      const byValue = new Map(rows.map((row) => [row[key] as string, row]));
      return values.map((value) => byValue.get(value) ?? null);
    });
}
