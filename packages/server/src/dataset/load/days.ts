/** 1 January, the day that what belongs to a plan year is about. */
export function firstDay(year: number): string {
  return `${year}-01-01`;
}

/** 31 December. */
export function lastDay(year: number): string {
  return `${year}-12-31`;
}

/** The day after. @throws RangeError when the text is not a day that exists. */
export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, "YYYY-MM-DD".length);
}
