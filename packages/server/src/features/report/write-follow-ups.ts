import type { RequestContext } from "../../context/request-context.js";
import { DomainError } from "../../errors/domain-error.js";
import { refusal } from "../../errors/problem.js";
import { writeReport } from "./change-report.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { holdReport, requireReport } from "./lock-report.js";
import { mayReport } from "./report.policy.js";
import { stateAfter } from "./report.transitions.js";
import { reportFacts } from "./report-facts.js";

/**
 * A report that is being written in: it stays where it is until what is written is kept. Each part has a version of its
 * own, so that two who write about different parts do not meet.
 * @param read what is written upon; it refuses a stale version, and so comes between the role and the state
 * @throws DomainError NOT_FOUND, FORBIDDEN, WRONG_STATE, PERIOD_CLOSED
 */
export async function reportToWriteIn<Read>(
  context: RequestContext,
  id: string,
  read: (report: FollowUpReportRow) => Promise<Read>,
): Promise<{ report: FollowUpReportRow; read: Read }> {
  const field = ["report"];
  const report = await holdReport(context, await requireReport(context, id, field));
  const may = mayReport("save", context.actor, await reportFacts(context, report));
  if (!may.allowed && may.code === "FORBIDDEN") throw new DomainError(refusal(context, may, field));
  const before = await read(report);
  if (!may.allowed) throw new DomainError(refusal(context, may, field));
  return { report, read: before };
}

/** The first thing that is written starts the report. */
export async function startReport(context: RequestContext, report: FollowUpReportRow): Promise<FollowUpReportRow> {
  const to = stateAfter("save", report.state);
  return to === null || to === report.state ? report : await writeReport(context, report, { state: to });
}
