import { dayAfter, validOn } from "../../context/calendar.js";
import type { MembershipFacts } from "./missing-adoptions.js";

/** An adoption that counts, un-lapsed and of this very text. */
export interface CountingAdoption {
  municipalityId: string;
  /** From when it counts: the decision's day, or that of its finality; null where the evidence is not known: always. */
  from: string | null;
}

/**
 * The first day in force (I7, I9): the earliest on which every member that votes that day has adopted, and so the latest
 * of their decisions. A member that joins before it must have adopted too, and one that has left is not waited for. Null
 * while somebody's adoption is missing.
 * @param notBefore the first day of the text that it takes over from, or the chosen one
 * @param lastDay the last day that the text is about: it does not come into force thereafter
 */
export function firstDayInForce(
  adoptions: readonly CountingAdoption[],
  memberships: readonly MembershipFacts[],
  notBefore: string | null,
  lastDay: string | null = null,
): string | null {
  const from = new Map(adoptions.map((adoption) => [adoption.municipalityId, adoption.from]));
  const decided = adoptions.flatMap((adoption) => adoption.from ?? []).sort();
  const [earliest] = decided;
  if (earliest === undefined) return null;
  // The days on which it can become true: somebody's adoption begins to count, somebody joins, or has left.
  const turns = memberships.flatMap(({ validFrom, validTo }) => [
    validFrom,
    ...(validTo === null ? [] : [dayAfter(validTo)]),
  ]);
  const days = [...decided, ...turns, ...(notBefore === null ? [] : [notBefore])];
  const isAdoptedOn = (day: string) => {
    const voting = validOn(memberships, day).filter((membership) => membership.voting);
    return (
      voting.length > 0 &&
      voting.every(({ municipalityId }) => {
        const since = from.get(municipalityId);
        return since !== undefined && (since === null || since <= day);
      })
    );
  };
  const possible = days.filter(
    (day) => day >= earliest && (notBefore === null || day >= notBefore) && (lastDay === null || day <= lastDay),
  );
  return possible.sort().find(isAdoptedOn) ?? null;
}
