import { type ConnectionOf, DEFAULT_PAGE_SIZE, type PageArgs } from "@samplan/schema";
import { decodeCursor, encodeCursor } from "../../db/cursor.js";
import { byReference, type Referenced } from "./rules/action-set.js";

const ORDER = "REFERENCE ASC";

/**
 * A forward page of a list that is already in order of reference, by keyset on (reference, id): an action that comes or
 * goes between two pages shifts nothing.
 * @throws BAD_USER_INPUT for what is no cursor of this list
 */
export function pageOf(
  items: readonly Referenced[],
  { first, after }: Pick<PageArgs, "first" | "after">,
): ConnectionOf<Referenced> {
  const size = first ?? DEFAULT_PAGE_SIZE;
  const cursor = after ? decodeCursor(after, ORDER) : null;
  const place = cursor && { id: cursor.id, reference: cursor.key };
  const rest = place ? items.filter((item) => byReference(place, item) < 0) : items;
  const edges = rest.slice(0, size).map((node) => ({
    node,
    cursor: encodeCursor({ order: ORDER, key: node.reference, id: node.id }),
  }));
  const pageInfo = { hasNextPage: rest.length > size, endCursor: edges.at(-1)?.cursor ?? null };
  return { nodes: edges.map(({ node }) => node), edges, pageInfo };
}
