/** Where "now" and "today" come from. Injected, so that a test can stand on any day. */
export interface Clock {
  now(): Date;
  /** The calendar day in Europe/Stockholm, YYYY-MM-DD. */
  today(): string;
}

// The Swedish short form is ISO 8601.
const stockholmDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", dateStyle: "short" });

export const systemClock: Clock = clockAt(() => new Date());

/** A clock whose instant is what `now` answers: fixed in a test, moving in production. */
export function clockAt(now: () => Date): Clock {
  return { now, today: () => stockholmDay.format(now()) };
}
