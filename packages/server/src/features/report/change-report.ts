import type { ReportState } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { updateVersioned } from "../../db/update-versioned.js";
import { DomainError } from "../../errors/domain-error.js";
import { refusal, staleVersion } from "../../errors/problem.js";
import { FollowUpReportRow } from "./follow-up-report.row.js";
import { lockReport, requireReport } from "./lock-report.js";
import { mayReport } from "./report.policy.js";
import { type ReportVerb, stateAfter } from "./report.transitions.js";
import { reportFacts } from "./report-facts.js";

export interface LockedReport {
  report: FollowUpReportRow;
  /** The state that the verb leads to. */
  to: ReportState;
}

/**
 * What every step of a report's life has in common: it exists, nobody else is at it, the actor may, nobody was faster, the
 * state allows it.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION with the report as it is now, WRONG_STATE, PERIOD_CLOSED
 */
export async function reportForStep(
  context: RequestContext,
  verb: ReportVerb,
  { id, expectedVersion }: { id: string; expectedVersion: number | null },
): Promise<LockedReport> {
  const report = await lockReport(context, await requireReport(context, id));
  const may = mayReport(verb, context.actor, await reportFacts(context, report));
  if (!may.allowed && may.code === "FORBIDDEN") throw new DomainError(refusal(context, may));
  if (expectedVersion !== null && report.version !== expectedVersion) throw staleVersion(context, { report });
  if (!may.allowed) throw new DomainError(refusal(context, may));
  const to = stateAfter(verb, report.state);
  if (to === null) throw new Error("The policy has let through what it should not.");
  return { report, to };
}

export type ReportChanges = Omit<Partial<FollowUpReportRow>, "id" | "version">;

/** Writes to a report that is locked. @throws DomainError STALE_VERSION with the report as it is now */
export async function writeReport(
  context: RequestContext,
  report: FollowUpReportRow,
  changes: ReportChanges,
): Promise<FollowUpReportRow> {
  const written = await updateVersioned(context, FollowUpReportRow, report, changes);
  const now = await requireReport(context, report.id);
  if (!written) throw staleVersion(context, { report: now });
  return now;
}
