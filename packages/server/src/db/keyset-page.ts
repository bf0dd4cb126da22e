import type { ConnectionOf, OrderDirection, PageArgs } from "@samplan/schema";
import { DEFAULT_PAGE_SIZE, isCalendarDate } from "@samplan/schema";
import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { badUserInput } from "../errors/access-error.js";
import { decodeCursor, encodeCursor } from "./cursor.js";

/** What a list is sorted by. The expression is ours, never a caller's text; the caller chooses among them by an enum. */
export interface Sort {
  name: string;
  /** SQL over the query's alias; never null, since a row without a key could not be paged past. */
  expression: string;
  /** With a text's collation, so that the cursor compares as ORDER BY does. */
  type: "integer" | "date" | "timestamptz" | "text COLLATE swedish";
  direction: OrderDirection;
}

/**
 * A forward page by keyset on (sort key, id): no offset, so that page 50 costs what page 1 costs and a row that comes or
 * goes meanwhile shifts nothing. The key travels as text, because pg cuts microseconds from an instant.
 */
export async function keysetPage<Row extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<Row>,
  sort: Sort,
  { first, after }: Pick<PageArgs, "first" | "after">,
): Promise<ConnectionOf<Row>> {
  const size = first ?? DEFAULT_PAGE_SIZE;
  const order = `${sort.name} ${sort.direction}`;
  if (after) {
    const cursor = decodeCursor(after, order);
    const beyond = sort.direction === "ASC" ? ">" : "<";
    query.andWhere(`(${sort.expression}, ${query.alias}.id) ${beyond} (${keyAs(sort.type)}, CAST(:cursorId AS uuid))`, {
      cursorKey: checkedKey(cursor.key, sort.type),
      cursorId: cursor.id,
    });
  }
  query
    .addSelect(`CAST(${sort.expression} AS text)`, "sort_key")
    .orderBy(sort.expression, sort.direction)
    .addOrderBy(`${query.alias}.id`, sort.direction)
    .limit(size + 1);
  const { entities, raw } = await query.getRawAndEntities<{ sort_key: string }>();
  const nodes = entities.slice(0, size);
  const edges = nodes.map((node, index) => ({
    node,
    cursor: encodeCursor({ order, key: raw[index]?.sort_key ?? "", id: node.id }),
  }));
  return { nodes, edges, pageInfo: { hasNextPage: entities.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
}

function keyAs(type: Sort["type"]): string {
  const [base, ...collation] = type.split(" ");
  return [`CAST(:cursorKey AS ${base})`, ...collation].join(" ");
}

const timeOfDay = /^ ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d)?$/;

const isKey: Record<Sort["type"], (key: string) => boolean> = {
  integer: (key) => /^-?\d{1,9}$/.test(key),
  date: (key) => key === "infinity" || isCalendarDate(key),
  timestamptz: (key) => isCalendarDate(key.slice(0, 10)) && timeOfDay.test(key.slice(10)),
  "text COLLATE swedish": (key) => !key.includes("\u0000"),
};

// A cursor comes back from outside, and a forged one is bad input, not a failed cast.
function checkedKey(key: string, type: Sort["type"]): string {
  if (!isKey[type](key)) throw badUserInput("after", "is not a cursor. Give the endCursor of an earlier page.");
  return key;
}
