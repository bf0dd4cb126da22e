import { textScalar } from "./text-scalar.js";

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a day that exists, written YYYY-MM-DD, in the years 0001–9999 (PostgreSQL has no year 0). */
export function isCalendarDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined || year === 0) return false;
  const date = new Date(0);
  // setUTCFullYear, since Date.UTC takes the years 0–99 for 1900–1999.
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A day as the string YYYY-MM-DD, never a JS Date: a day has no time zone to go wrong in. */
export const DateScalar = textScalar<string>({
  name: "Date",
  description: "A calendar day in Sweden (Europe/Stockholm), written YYYY-MM-DD: 2026-08-31.",
  expected: "a day that exists, written YYYY-MM-DD, like 2026-08-31",
  parse: (text) => (isCalendarDate(text) ? text : undefined),
  print: (value) => (typeof value === "string" && isCalendarDate(value) ? value : undefined),
});
