/** Days are strings YYYY-MM-DD, which compare as they follow each other: no time of day and no time zone comes in. */
const length = "YYYY-MM-DD".length;

/** The day before. @throws RangeError when the text is not a day that exists. */
export function dayBefore(day: string): string {
  return moved(day, -1);
}

/** The day after. @throws RangeError when the text is not a day that exists. */
export function dayAfter(day: string): string {
  return moved(day, 1);
}

function moved(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, length);
}

/** What holds from one day to another, both included; validTo is null while no end is decided. */
export interface Validity {
  validFrom: string;
  validTo: string | null;
}

export function isValidOn({ validFrom, validTo }: Validity, day: string): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}

/** Those valid on the day; all of them when no day is asked for. */
export function validOn<Item extends Validity>(
  items: readonly Item[],
  day: string | null | undefined,
): readonly Item[] {
  return day == null ? items : items.filter((item) => isValidOn(item, day));
}
