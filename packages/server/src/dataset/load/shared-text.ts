import type { SharedTextState } from "@samplan/schema";
import { dayAfter } from "./days.js";

/** What the dataset says of a version of the strategy and of one of a common section alike; days are inclusive. */
export interface SharedTextEntry {
  state: SharedTextState;
  effectiveFrom: string | null;
  effectiveTo: string | null;
}

const locked: readonly SharedTextState[] = [
  "PROPOSED",
  "PARTLY_ADOPTED",
  "RETURNED",
  "EFFECTIVE",
  "SUPERSEDED",
  "REPEALED",
];
const adoptedByAll: readonly SharedTextState[] = ["EFFECTIVE", "SUPERSEDED"];
const everInForce: readonly SharedTextState[] = [...adoptedByAll, "REPEALED"];

/** Whether the text has the hash that the members decide on. */
export function isLocked({ state }: SharedTextEntry): boolean {
  return locked.includes(state);
}

/** Whether every member that votes has adopted the text (I7). */
export function isAdoptedByAll({ state }: SharedTextEntry): boolean {
  return adoptedByAll.includes(state);
}

/** Being in force follows from the dates and is never stored: where it begins, the work on the text was at PARTLY_ADOPTED. */
export function storedState(entry: SharedTextEntry): SharedTextState {
  return isAdoptedByAll(entry) ? "PARTLY_ADOPTED" : entry.state;
}

/** The first day in force; null for a text that never was, whatever day was meant. */
export function effectiveFrom(entry: SharedTextEntry): string | null {
  return everInForce.includes(entry.state) ? entry.effectiveFrom : null;
}

/**
 * The first day no longer in force: as the dataset says it, else that of the next version to come into force (I9).
 * @param versions all of the same text
 */
export function supersededOn(entry: SharedTextEntry, versions: readonly SharedTextEntry[]): string | null {
  const from = effectiveFrom(entry);
  if (from === null) return null;
  if (entry.effectiveTo !== null) return dayAfter(entry.effectiveTo);
  const later = versions.map(effectiveFrom).filter((day) => day !== null && day > from);
  return later.sort()[0] ?? null;
}
