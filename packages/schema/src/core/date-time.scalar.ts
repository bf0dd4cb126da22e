import { isCalendarDate } from "./date.scalar.js";
import { textScalar } from "./text-scalar.js";

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

function parseInstant(text: string): Date | undefined {
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined || !isCalendarDate(day)) return undefined;
  const instant = new Date(text.toUpperCase());
  // The offset may carry the first or last day out of the years that the database can hold.
  const year = instant.getUTCFullYear();
  return year >= 1 && year <= 9999 ? instant : undefined;
}

/** An instant: RFC 3339 with an offset on the wire, a JS Date inside; given out in UTC with milliseconds. */
export const DateTimeScalar = textScalar<Date>({
  name: "DateTime",
  description: "An instant after RFC 3339, with an offset: 2026-08-31T14:30:00+02:00. Given out in UTC.",
  expected: "an instant after RFC 3339 with an offset, like 2026-08-31T14:30:00+02:00",
  parse: parseInstant,
  print: (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined),
});
