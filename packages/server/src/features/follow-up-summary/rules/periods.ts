import type { PeriodFact, PeriodKind } from "../facts.js";

const CANONICAL: readonly PeriodKind[] = ["T1", "T2", "FULL_YEAR"];
const CANONICAL_LAST_DAY: Record<PeriodKind, string> = {
  T1: "04-30",
  T2: "08-31",
  FULL_YEAR: "12-31",
  OTHER: "12-31",
};

function ofMembers(periods: readonly PeriodFact[], municipalities: readonly string[], kind: PeriodKind): PeriodFact[] {
  return periods.filter((period) => period.kind === kind && municipalities.includes(period.municipalityId));
}

/** The period's last day D: the latest of the members' own, the canonical day (chapter 2.1) where none has the period. */
export function lastDay(
  periods: readonly PeriodFact[],
  municipalities: readonly string[],
  year: number,
  kind: PeriodKind,
): string {
  const days = ofMembers(periods, municipalities, kind).map((period) => period.to);
  return days.sort().at(-1) ?? `${year}-${CANONICAL_LAST_DAY[kind]}`;
}

/** Chapter 2.1: members are compared only where all of them use the kind and it ends on the same day for all. */
export function isComparable(
  periods: readonly PeriodFact[],
  municipalities: readonly string[],
  kind: PeriodKind,
): boolean {
  const used = ofMembers(periods, municipalities, kind);
  return (
    municipalities.every((id) => used.some((period) => period.municipalityId === id)) &&
    new Set(used.map((period) => period.to)).size <= 1
  );
}

/**
 * The year's earlier periods that some member uses, latest first; empty in the year's first period. OTHER has no place
 * in the canonical order: it neither has a predecessor nor is one.
 */
export function earlierPeriods(
  periods: readonly PeriodFact[],
  municipalities: readonly string[],
  kind: PeriodKind,
): PeriodKind[] {
  return CANONICAL.slice(0, Math.max(CANONICAL.indexOf(kind), 0))
    .filter((earlier) => ofMembers(periods, municipalities, earlier).length > 0)
    .reverse();
}
