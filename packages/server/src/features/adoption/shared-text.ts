import type { SharedTextState } from "@samplan/schema";
import { dayBefore } from "../../context/calendar.js";

/** What a version of the strategy and one of a common section have in common: a text that each member decides on. */
export interface SharedText {
  collaborationId: string;
  /** Where the work on the text is; EFFECTIVE and SUPERSEDED are never stored. */
  state: SharedTextState;
  /** Null until the text is proposed. */
  contentHash: string | null;
  /** First day in force, also a coming one; null when that is not decided. */
  effectiveFrom: string | null;
  /** The first day it is no longer in force, replaced or repealed; null when that is not decided. */
  supersededOn: string | null;
}

/** The same text as a consultation is held on it. */
export interface ConsultedText {
  version: number;
  /** The last day to answer; null where no consultation was asked for. */
  consultationAnswerBy: string | null;
}

/**
 * Whether the text is in force on a day, past or coming, as decided today (I9). A repealed text was in force until the
 * day of its repeal; one that was repealed without such a day counts as never in force.
 */
export function isInForce({ state, effectiveFrom, supersededOn }: SharedText, day: string): boolean {
  if (effectiveFrom === null || day < effectiveFrom) return false;
  return supersededOn === null ? state !== "REPEALED" : day < supersededOn;
}

/**
 * The state that people see: where the work is until the first day in force, then what the dates say (I7, I9). Nothing
 * has to happen on the day itself. A text whose repeal is decided stays EFFECTIVE until then, and REPEALED thereafter.
 */
export function sharedTextState(text: SharedText, today: string): SharedTextState {
  const { state, effectiveFrom } = text;
  if (isInForce(text, today)) return "EFFECTIVE";
  return state === "REPEALED" || effectiveFrom === null || today < effectiveFrom ? state : "SUPERSEDED";
}

/** The last day in force, also a coming one; null while no end is decided and when the text was never in force. */
export function lastDayInForce({ effectiveFrom, supersededOn }: SharedText): string | null {
  if (effectiveFrom === null || supersededOn === null || supersededOn <= effectiveFrom) return null;
  return dayBefore(supersededOn);
}

/** The last day that a year's section is about, and so the last on which it can come into force. */
export function lastDayOfYear(year: number): string {
  return `${year}-12-31`;
}
