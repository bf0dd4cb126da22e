import { groupBy } from "../../../group-by.js";
import type { FollowUpFact, PartFact, PeriodKind, ReportFact, ReportState } from "../facts.js";

/** Finds what a body has reported on a period, and within it what it says about a part. */
export interface ReportIndex {
  state(bodyId: string, period: PeriodKind): ReportState;
  followUp(part: Pick<PartFact, "actionId" | "bodyId">, period: PeriodKind): FollowUpFact | undefined;
}

/**
 * The revision of a report that counts (R-B, I20): the latest approved one, since a correction under way changes
 * nothing until it is approved; before any approval the latest.
 */
export function reportThatCounts(revisions: readonly ReportFact[]): ReportFact | undefined {
  const latest = (candidates: readonly ReportFact[]) =>
    candidates.reduce<ReportFact | undefined>(
      (best, report) => (best === undefined || report.revision > best.revision ? report : best),
      undefined,
    );
  return (
    latest(revisions.filter((report) => report.state === "APPROVED")) ??
    latest(revisions.filter((report) => report.state !== "SUPERSEDED"))
  );
}

export function indexReports(reports: readonly ReportFact[], followUps: readonly FollowUpFact[]): ReportIndex {
  const counted = new Map<string, ReportFact>();
  const reportKey = (bodyId: string, period: PeriodKind) => `${bodyId}\n${period}`;
  for (const [key, revisions] of groupBy(reports, (report) => reportKey(report.bodyId, report.period))) {
    const report = reportThatCounts(revisions);
    if (report !== undefined) counted.set(key, report);
  }
  const followUpKey = (reportId: string, actionId: string) => `${reportId}\n${actionId}`;
  const byReport = new Map(followUps.map((followUp) => [followUpKey(followUp.reportId, followUp.actionId), followUp]));
  return {
    state: (bodyId, period) => counted.get(reportKey(bodyId, period))?.state ?? "NOT_STARTED",
    followUp: (part, period) => {
      const report = counted.get(reportKey(part.bodyId, period));
      return report && byReport.get(followUpKey(report.id, part.actionId));
    },
  };
}
