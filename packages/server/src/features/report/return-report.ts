import type { ReportReturnArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { reportForStep, writeReport } from "./change-report.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { planInForce } from "./plan-in-force.js";
import { insertReason, requireReason } from "./report-reason.js";

/**
 * Sends a report back to be completed, and says what is missing. If the plan has been revised since it was handed in, it
 * goes on under the plan that is in force now.
 * @throws DomainError as reportForStep, EMPTY_STRING
 */
export async function returnReport(context: RequestContext, args: ReportReturnArgs): Promise<FollowUpReportRow> {
  const { report, to } = await reportForStep(context, "return", args);
  const reason = requireReason(context, args.reason);
  await insertReason(context, report, "RETURNED", reason);
  const returned = await writeReport(context, report, { state: to });
  const plan = await planInForce(context, returned);
  return plan === null || plan.id === returned.planId
    ? returned
    : await writeReport(context, returned, { planId: plan.id });
}
