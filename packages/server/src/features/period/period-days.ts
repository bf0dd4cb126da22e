import type { PeriodKind } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import type { FollowUpPeriodRow } from "./follow-up-period.row.js";

/** The days of a period, as they are given or follow from its kind; null: neither. */
export interface PeriodDays {
  from: string | null;
  to: string | null;
  dueOn: string;
}

const lastDays: Record<PeriodKind, string | null> = { T1: "04-30", T2: "08-31", FULL_YEAR: "12-31", OTHER: null };

/** The days that the common kinds have where the municipality's calendar says nothing else. */
export function canonicalDays(year: number, kind: PeriodKind): { from: string | null; to: string | null } {
  const last = lastDays[kind];
  return last === null ? { from: null, to: null } : { from: `${year}-01-01`, to: `${year}-${last}` };
}

interface Checked {
  year: number;
  kind: PeriodKind;
  days: PeriodDays;
  /** The municipality's other periods of the year. */
  others: readonly Pick<FollowUpPeriodRow, "kind" | "to">[];
}

/** Everything that is wrong with the days, below `input`. */
export function checkPeriodDays(context: RequestContext, { year, kind, days, others }: Checked): Problem[] {
  const { from, to, dueOn } = days;
  const problems: Problem[] = [];
  const wrong = (
    field: keyof PeriodDays,
    sv: string,
    en: string,
    code: "INVALID" | "INCOMPLETE" | "END_BEFORE_START" = "INVALID",
  ) => problems.push(problem(context, code, ["input", field], { sv, en }));
  if (from === null) wrong("from", "Ange periodens första dag.", "Give the first day of the period.", "INCOMPLETE");
  if (to === null) wrong("to", "Ange periodens sista dag.", "Give the last day of the period.", "INCOMPLETE");
  if (kind !== "OTHER" && from !== null && from !== `${year}-01-01`)
    wrong("from", `Perioden räknas från den 1 januari ${year}.`, `The period is counted from 1 January ${year}.`);
  if (to !== null && to.slice(0, 4) !== String(year))
    wrong("to", `Perioden ska sluta under ${year}.`, `The period ends in ${year}.`);
  if (from !== null && to !== null && to < from)
    wrong(
      "to",
      `Sista dagen är före den första, ${from}.`,
      `The last day is before the first, ${from}.`,
      "END_BEFORE_START",
    );
  if (to !== null && dueOn < to)
    wrong(
      "dueOn",
      `Rapporterna kan inte lämnas före periodens slut, ${to}.`,
      `Reports are not due before the period ends, ${to}.`,
    );
  const misplaced = to === null ? undefined : others.find((other) => !isInOrder({ kind, to }, other));
  if (misplaced)
    wrong(
      "to",
      `Perioderna följer inte på varandra: ${misplaced.kind} slutar ${misplaced.to}.`,
      `The periods do not follow each other: ${misplaced.kind} ends on ${misplaced.to}.`,
    );
  return problems;
}

const order: Record<PeriodKind, number | null> = { T1: 0, T2: 1, FULL_YEAR: 2, OTHER: null };

/** What is compared on its kind ends in the kinds' order: T2 is longer than T1. */
function isInOrder(
  one: Pick<FollowUpPeriodRow, "kind" | "to">,
  other: Pick<FollowUpPeriodRow, "kind" | "to">,
): boolean {
  const [first, second] = [order[one.kind], order[other.kind]];
  if (first === null || second === null || first === second) return true;
  return first < second ? one.to < other.to : one.to > other.to;
}
