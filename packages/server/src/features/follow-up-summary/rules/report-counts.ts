import type { PeriodFact, PeriodKind, PlanFact } from "../facts.js";
import type { CountAndShare, ReportCounts } from "../summary.js";
import type { ReportIndex } from "./report-index.js";
import { percentage } from "./rounding.js";

/**
 * Question 4: the reports due on the plans in force, of the members that use the period. An exempt report is not due.
 * The state alone counts, whatever the basis of the lights.
 */
export function reportCounts(
  plans: readonly PlanFact[],
  periods: readonly PeriodFact[],
  period: PeriodKind,
  reports: ReportIndex,
): ReportCounts {
  const counts: ReportCounts = { due: 0, approved: 0, submitted: 0, returned: 0, notSubmitted: 0, exempt: 0 };
  for (const plan of plans) {
    if (!periods.some((each) => each.kind === period && each.municipalityId === plan.municipalityId)) continue;
    const counter = counterOf(reports.state(plan.bodyId, period));
    counts[counter] += 1;
    if (counter !== "exempt") counts.due += 1;
  }
  return counts;
}

function counterOf(state: ReturnType<ReportIndex["state"]>): Exclude<keyof ReportCounts, "due"> {
  switch (state) {
    case "APPROVED":
      return "approved";
    case "SUBMITTED":
      return "submitted";
    case "RETURNED":
      return "returned";
    case "EXEMPT":
      return "exempt";
    default:
      return "notSubmitted";
  }
}

/** Question 9: the plans in force that say something of their own about international work. */
export function plansDescribing(plans: readonly PlanFact[]): CountAndShare {
  const count = plans.filter((plan) => plan.hasLocalText).length;
  return { count, share: percentage(count, plans.length) };
}
