import type { ReportExemptArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { reportForStep, writeReport } from "./change-report.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { insertReason, requireReason } from "./report-reason.js";

/**
 * States that a report is not asked for: its parts leave the figures (R-B).
 * @throws DomainError as reportForStep, EMPTY_STRING
 */
export async function exemptReport(context: RequestContext, args: ReportExemptArgs): Promise<FollowUpReportRow> {
  const { report, to } = await reportForStep(context, "exempt", args);
  await insertReason(context, report, "EXEMPT", requireReason(context, args.reason));
  return await writeReport(context, report, { state: to });
}
