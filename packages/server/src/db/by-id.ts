import DataLoader from "dataloader";
import { type FindOptionsWhere, In } from "typeorm";
import type { LoaderFactory } from "../context/request-context.js";
import { isId, type RowClass } from "./row.js";

/** Loads rows by id, many in one statement; null where the id is unknown or hidden, which look the same. */
export function byId<Row extends { id: string }>(rowClass: RowClass<Row>): LoaderFactory<string, Row | null> {
  return (context) =>
    new DataLoader(async (ids) => {
      const known = ids.filter(isId);
      const where = { id: In(known) } as FindOptionsWhere<Row>;
      const rows = known.length > 0 ? await context.rows.find(rowClass, { where }) : [];
      const byKey = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byKey.get(id.toLowerCase()) ?? null);
    });
}
