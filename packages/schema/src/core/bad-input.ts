import { GraphQLError, print, type ValueNode } from "graphql";

/** A GraphQLError with the code BAD_USER_INPUT, located at the literal if given; the message says what is expected. */
export function badInput(message: string, literal?: ValueNode): GraphQLError {
  return new GraphQLError(message, { nodes: literal, extensions: { code: "BAD_USER_INPUT" } });
}

/** A value for an error message, cut to 50 characters: an error must not carry a megabyte back. */
export function shown(value: unknown): string {
  return cut(JSON.stringify(value) ?? String(value));
}

/** The same for a literal in a document. */
export function shownLiteral(literal: ValueNode): string {
  return cut(print(literal));
}

function cut(text: string): string {
  return text.length > 50 ? `${text.slice(0, 50)}…` : text;
}
