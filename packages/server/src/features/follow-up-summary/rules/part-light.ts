import type { Assessment, PartFact, PeriodKind, ReportState, SummaryBasis } from "../facts.js";
import type { ReportIndex } from "./report-index.js";

/** MISSING is no answer of anyone's: it means that there is no report in basis, never that nobody has reported. */
export type PartLight = Assessment | "MISSING";
export type MissingReason = "notReported" | "awaitingApproval" | "returned";

/** A part's light, with the reason where it is MISSING. */
export interface LitPart {
  part: PartFact;
  light: PartLight;
  reason: MissingReason | null;
}

/** R-B: which reports count as answers. */
export function isInBasis(state: ReportState, basis: SummaryBasis): boolean {
  return state === "APPROVED" || (basis === "INCLUDE_SUBMITTED" && state === "SUBMITTED");
}

/** R-B: the assessment if the body's report is in basis, else MISSING. */
export function partLight(part: PartFact, period: PeriodKind, reports: ReportIndex, basis: SummaryBasis): LitPart {
  const state = reports.state(part.bodyId, period);
  const assessment = isInBasis(state, basis) ? reports.followUp(part, period)?.assessment : null;
  return assessment ? { part, light: assessment, reason: null } : { part, light: "MISSING", reason: reasonFor(state) };
}

/** R-B: parts whose report is EXEMPT leave the lights and their denominators. */
export function isExempt(part: PartFact, period: PeriodKind, reports: ReportIndex): boolean {
  return reports.state(part.bodyId, period) === "EXEMPT";
}

/** A report in basis that is silent about the part has not reported it. */
function reasonFor(state: ReportState): MissingReason {
  if (state === "SUBMITTED") return "awaitingApproval";
  return state === "RETURNED" ? "returned" : "notReported";
}
