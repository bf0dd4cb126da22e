import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { GraphQLError, type GraphQLScalarType, parseValue } from "graphql";
import { DateScalar, isCalendarDate } from "./date.scalar.js";
import { DateTimeScalar } from "./date-time.scalar.js";
import { JsonScalar } from "./json.scalar.js";
import { MarkdownScalar } from "./markdown.scalar.js";

function refusalOf(parse: () => unknown): GraphQLError {
  try {
    parse();
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
  throw new Error("It was accepted.");
}

const fromLiteral = <T>(scalar: GraphQLScalarType<T, unknown>, source: string) =>
  scalar.parseLiteral(parseValue(source));

describe("Date", () => {
  it.each(["2026-08-31", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])("accepts %s", (day) => {
    expect(DateScalar.parseValue(day)).toBe(day);
    expect(fromLiteral(DateScalar, `"${day}"`)).toBe(day);
    expect(DateScalar.serialize(day)).toBe(day);
  });

  it.each([
    ...["2024-02-30", "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31"],
    ...["0000-01-01", "2026-1-1", "26-01-01", "2026-01-01T00:00:00Z", " 2026-01-01", "2026-01-01\n", "٢٠٢٦-01-01", ""],
    ...[20260101, null, true, {}, []],
  ])("refuses %p and says what is expected", (value) => {
    const error = refusalOf(() => DateScalar.parseValue(value));
    expect(error.message).toMatch(/^Date must be a day that exists, written YYYY-MM-DD/);
    expect(error.extensions).toEqual({ code: "BAD_USER_INPUT" });
  });

  it("refuses a literal and tells where it is", () => {
    const error = refusalOf(() => fromLiteral(DateScalar, '"2024-02-30"'));
    expect(error.message).toContain('not "2024-02-30"');
    expect(error.nodes).toHaveLength(1);
  });

  it("does not send a long value back", () => {
    expect(refusalOf(() => DateScalar.parseValue("x".repeat(1_000_000))).message.length).toBeLessThan(200);
  });

  it("gives out strings only: a JS Date has no day without a time zone", () => {
    expect(() => DateScalar.serialize(new Date())).toThrow(TypeError);
  });

  it("agrees with the calendar of JavaScript", () => {
    const days = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
    fc.assert(fc.property(days, (day) => isCalendarDate(day.toISOString().slice(0, 10))));
  });
});

describe("DateTime", () => {
  it("turns an instant with an offset into the same instant in UTC", () => {
    const instant = DateTimeScalar.parseValue("2026-08-31T14:30:00+02:00");
    expect(DateTimeScalar.serialize(instant)).toBe("2026-08-31T12:30:00.000Z");
    expect(fromLiteral(DateTimeScalar, '"2026-08-31t12:30:00.5z"')).toEqual(new Date("2026-08-31T12:30:00.500Z"));
  });

  it.each([
    ...["2026-08-31", "2026-08-31T14:30:00", "2026-02-29T00:00:00Z", "2026-08-31T24:00:00Z", "2026-08-31T12:60:00Z"],
    ...["2026-08-31T12:30:00|02:00", "0000-06-01T00:00:00Z", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"],
    ...[0, null, new Date(Number.NaN)],
  ])("refuses %p", (value) => {
    const error = refusalOf(() => DateTimeScalar.parseValue(value));
    expect(error.message).toMatch(/^DateTime must be an instant after RFC 3339 with an offset/);
    expect(error.extensions).toEqual({ code: "BAD_USER_INPUT" });
  });

  it("is unharmed by going out and coming back", () => {
    const instants = fc.date({ min: new Date("0001-01-02"), max: new Date("9999-12-30"), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (instant) =>
        expect(DateTimeScalar.parseValue(DateTimeScalar.serialize(instant))).toEqual(instant),
      ),
    );
  });
});

describe("Markdown and JSON", () => {
  it("take any text, and only text", () => {
    expect(MarkdownScalar.parseValue("*åäö*")).toBe("*åäö*");
    expect(refusalOf(() => fromLiteral(MarkdownScalar, "1")).message).toBe(
      "Markdown must be a text in CommonMark, not 1.",
    );
  });

  it("take any value", () => {
    expect(fromLiteral(JsonScalar, '{ type: "doc", content: [1, null] }')).toEqual({ type: "doc", content: [1, null] });
  });
});
