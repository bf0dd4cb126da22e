import type { FollowUpFact, PartFact, PeriodKind, SummaryBasis } from "../facts.js";
import { isInBasis } from "./part-light.js";
import type { ReportIndex } from "./report-index.js";

/** The reports from which accumulated figures are read: `earlier` are the year's earlier periods, latest first. */
export interface AccumulationContext {
  reports: ReportIndex;
  period: PeriodKind;
  earlier: readonly PeriodKind[];
  basis: SummaryBasis;
}

/** What the part has said in the period, if its report is in basis. */
export function followUpInBasis(
  part: PartFact,
  period: PeriodKind,
  { reports, basis }: AccumulationContext,
): FollowUpFact | undefined {
  return isInBasis(reports.state(part.bodyId, period), basis) ? reports.followUp(part, period) : undefined;
}

/**
 * Chapter 2.3: a figure accumulated from 1 January. Where this period has none in basis the last one of the year is
 * carried forward, so that the year to date never falls because a report is late. Null where the year has none.
 */
export function accumulated<T>(
  part: PartFact,
  context: AccumulationContext,
  read: (followUp: FollowUpFact) => T | null,
): { value: T; carriedForward: boolean } | null {
  for (const period of [context.period, ...context.earlier]) {
    const followUp = followUpInBasis(part, period, context);
    const value = followUp === undefined ? null : read(followUp);
    if (value !== null) return { value, carriedForward: period !== context.period };
  }
  return null;
}
