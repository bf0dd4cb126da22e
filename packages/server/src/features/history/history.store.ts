import { type ConnectionOf, DEFAULT_PAGE_SIZE, isCalendarDate, type PageArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { decodeCursor, encodeCursor } from "../../db/cursor.js";
import { isId } from "../../db/row.js";
import { badUserInput } from "../../errors/access-error.js";
import { type Act, actsOf, type HistorySource } from "./act.js";
import { type HistoryPlace, historyLoaders } from "./history.loaders.js";

/**
 * A page of what happened, newest first. Empty for who may not see it (migrations/0018, `history_scope`).
 * @throws BAD_USER_INPUT on a cursor of another list
 */
export async function historyPage(
  context: RequestContext,
  source: HistorySource,
  { first, after }: Pick<PageArgs, "first" | "after">,
): Promise<ConnectionOf<Act>> {
  const size = first ?? DEFAULT_PAGE_SIZE;
  const place = after ? placeOf(source, after) : null;
  const entries = await context.loader(historyLoaders[source.of]).load({ id: source.id, acts: size + 1, after: place });
  const acts = actsOf(source, entries);
  const edges = acts.slice(0, size).map((node) => ({ node, cursor: cursorOf(source, node) }));
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    pageInfo: { hasNextPage: acts.length > size, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

const orderOf = ({ of }: HistorySource): string => `history of ${of}`;

/** The place of the act's earliest entry, which comes last of it. */
function cursorOf(source: HistorySource, { entries: [earliest] }: Act): string {
  const key = earliest ? `${earliest.at_text}/${earliest.chain_id}/${earliest.number}` : "";
  return encodeCursor({ order: orderOf(source), key, id: source.id });
}

const place = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/;

function placeOf(source: HistorySource, after: string): HistoryPlace {
  const { key, id } = decodeCursor(after, orderOf(source));
  const [at = "", chain = "", number = ""] = key.split("/");
  const known = place.test(at) && isCalendarDate(at.slice(0, 10)) && isId(chain) && /^\d{1,19}$/.test(number);
  if (!known || id !== source.id || BigInt(number) > 2n ** 63n - 1n)
    throw badUserInput("after", "is not a cursor of this history. Give the endCursor of an earlier page.");
  return { at, chain, number };
}
