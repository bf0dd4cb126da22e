import { GraphQLScalarType, Kind } from "graphql";
import { badInput, shown, shownLiteral } from "./bad-input.js";

interface TextScalar<T> {
  readonly name: string;
  readonly description: string;
  /** What a caller should write, as the end of "Date must be …". */
  readonly expected: string;
  /** The value that a text stands for, or undefined when it stands for none. */
  readonly parse: (text: string) => T | undefined;
  /** The text of one of our own values, or undefined when it is not one. */
  readonly print: (value: unknown) => string | undefined;
}

/** A scalar that is a string on the wire. Bad input is a GraphQLError with code BAD_USER_INPUT. */
export function textScalar<T>({
  name,
  description,
  expected,
  parse,
  print,
}: TextScalar<T>): GraphQLScalarType<T, string> {
  const refusal = (given: string) => `${name} must be ${expected}, not ${given}.`;
  return new GraphQLScalarType<T, string>({
    name,
    description,
    parseValue(value) {
      const parsed = typeof value === "string" ? parse(value) : undefined;
      if (parsed === undefined) throw badInput(refusal(shown(value)));
      return parsed;
    },
    parseLiteral(literal) {
      const parsed = literal.kind === Kind.STRING ? parse(literal.value) : undefined;
      if (parsed === undefined) throw badInput(refusal(shownLiteral(literal)), literal);
      return parsed;
    },
    serialize(value) {
      const text = print(value);
      if (text === undefined) throw new TypeError(`${name} cannot be given out: ${shown(value)} is not ${expected}.`);
      return text;
    },
  });
}
