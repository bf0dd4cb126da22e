import { inputLimits } from "@samplan/schema";
import { getNamedType, isInputObjectType } from "graphql";
import { EnumLiteral, type InputPosition, itemType, literalOf } from "./input-positions.js";

/** What nobody may send at a position. */
export interface BadValue {
  what: string;
  value: unknown;
  /** Below the position: ".0" for a list's item. */
  at: string;
}

/** What nobody may send at a position, by its type and limits. @throws Error for a type that it does not know */
export function badValues({ input }: InputPosition): BadValue[] {
  const { isList, name, isEnum } = itemType(input.type);
  const { maxLength = 0, min, max } = inputLimits(input);
  const one = (what: string, value: unknown): BadValue => ({
    what,
    value: isList ? [value] : value,
    at: isList ? ".0" : "",
  });
  const several = isList ? [{ what: "251 items", value: Array(251).fill(anyOf(name, isEnum, input)), at: "" }] : [];
  const megabyte = one("1 MB", "x".repeat(1_000_000));
  const text = [
    one("NUL", "a\u0000b"),
    one("a lone surrogate", "a\ud800b"),
    one("one character too many", "å".repeat(maxLength + 1)),
    megabyte,
    one("an object", {}),
  ];
  const numbers = [
    2 ** 31,
    2 ** 53 + 1,
    Number.POSITIVE_INFINITY,
    1.5,
    "7",
    [[7]],
    ...beyond(min, -1),
    ...beyond(max, 1),
  ];
  const instants = [
    ...[
      "2024-02-30T12:00:00Z",
      "2026-01-01",
      "2026-01-01T00:00:00",
      "2026-01-01T25:00:00Z",
      "2026-01-01T00:00:00+99:00",
    ],
    ...["0000-01-01T00:00:00Z", "a\u0000", "", 1_767_225_600_000],
  ];
  const wrong: Record<string, BadValue[]> = {
    String: [...text, one("a number", 7)],
    ID: text,
    Markdown: text,
    // Any JSON is JSON: what is no document is refused by the mutation that takes it.
    JSON: [],
    Int: [...numbers.map((value) => one(literalOf(value), value)), megabyte],
    Boolean: [one("a text", "true"), one("a number", 1), megabyte],
    Date: ["2024-02-30", "2026-13-01", "0000-01-01", "20260101", "2026-01-01T00:00:00Z", "a\u0000", 20260101]
      .map((value) => one(String(value), value))
      .concat(megabyte),
    DateTime: [...instants.map((value) => one(String(value), value)), megabyte],
  };
  if (isEnum)
    return [
      one("an unknown value", new EnumLiteral("UNKNOWN")),
      one("a number", 1),
      one("NUL", "\u0000"),
      megabyte,
      ...several,
    ];
  if (isInputObjectType(getNamedType(input.type)))
    return [one("a text", "text"), one("an unknown field", { unknown: 1 })];
  const known = wrong[name];
  if (known === undefined) throw new Error(`say in bad-values.ts what a bad ${name} is`);
  return [...known, ...several];
}

function beyond(limit: number | undefined, step: number): number[] {
  return limit === undefined ? [] : [limit + step];
}

function anyOf(name: string, isEnum: boolean, input: InputPosition["input"]): unknown {
  const type = getNamedType(input.type);
  if (isEnum && "getValues" in type) return new EnumLiteral(type.getValues()[0]?.name ?? "");
  return name === "Int" ? 2026 : "text";
}

/** The code that it is refused with: where it is data of a mutation, and where it is an error. */
export function codeFor({ owner, input }: InputPosition, { what, value }: BadValue): string {
  const beyond = ["one character too many", "1 MB", "251 items"].includes(what) || typeof value === "number";
  const counted = ["String", "ID", "Markdown", "Int"].includes(getNamedType(input.type).name);
  const isInt = typeof value !== "number" || (Number.isInteger(value) && Math.abs(value) < 2 ** 31);
  const isText =
    typeof value === "number" ? getNamedType(input.type).name === "Int" : getNamedType(input.type).name !== "Int";
  return owner === "Mutation" && beyond && counted && isInt && isText ? "INVALID" : "BAD_USER_INPUT";
}
