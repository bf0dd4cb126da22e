import { z } from "zod";
import { badUserInput } from "../errors/access-error.js";
import { isId } from "./row.js";

/** Where a page ended: the order it was in, the sort key as PostgreSQL writes it, and the id that breaks ties. */
export interface Cursor {
  order: string;
  key: string;
  id: string;
}

const shape = z.tuple([z.string(), z.string(), z.string().refine(isId)]);

export function encodeCursor({ order, key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([order, key, id])).toString("base64url");
}

/** @throws BAD_USER_INPUT when it is no cursor, or one of a list in another order. */
export function decodeCursor(text: string, order: string): Cursor {
  const parsed = shape.safeParse(parseJson(Buffer.from(text, "base64url").toString("utf8")));
  if (!parsed.success) throw badUserInput("after", "is not a cursor. Give the endCursor of an earlier page.");
  const [cursorOrder, key, id] = parsed.data;
  if (cursorOrder !== order)
    throw badUserInput("after", `is a cursor of a list ordered by ${cursorOrder}, not by ${order}.`);
  return { order, key, id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
