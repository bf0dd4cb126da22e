import type { RequestContext } from "../../context/request-context.js";
import { notFound } from "../../errors/problem.js";
import { holdPeriod } from "../period/index.js";
import { holdPlans } from "../plan/index.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { reportById } from "./report.loaders.js";

/** The report as it is now. @throws DomainError NOT_FOUND */
export async function requireReport(
  context: RequestContext,
  id: string,
  field: readonly string[] = ["id"],
): Promise<FollowUpReportRow> {
  context.clearLoaders();
  const report = await context.loader(reportById).load(id);
  if (report === null) throw notFound(context, field, { sv: "ingen rapport", en: "no report" });
  return report;
}

/**
 * Waits for, and keeps out, whoever writes in the body's reports for the period or takes one of them further; then reads it
 * anew. Rows that the viewer may not change are not locked: the policy refuses those.
 */
export async function lockReport(context: RequestContext, report: FollowUpReportRow): Promise<FollowUpReportRow> {
  const { id, municipalityId, bodyId, periodId } = report;
  await holdPlace(context, report);
  await context.query(
    "SELECT id FROM follow_up_report WHERE (municipality_id, body_id, period_id) = ($1, $2, $3) ORDER BY id FOR UPDATE",
    [municipalityId, bodyId, periodId],
  );
  return await requireReport(context, id);
}

/**
 * Keeps the report where it is while something is written in it: whoever takes it further waits, and others who write do
 * not. The first one who writes in a report starts it, alone.
 */
export async function holdReport(context: RequestContext, report: FollowUpReportRow): Promise<FollowUpReportRow> {
  if (report.state === "NOT_STARTED") return await lockReport(context, report);
  await holdPlace(context, report);
  await context.query("SELECT id FROM follow_up_report WHERE id = $1 FOR SHARE", [report.id]);
  return await requireReport(context, report.id);
}

/** The plan and the period first, the report after: in the order of those who adopt a plan, and open or lock a period. */
async function holdPlace(context: RequestContext, report: FollowUpReportRow): Promise<void> {
  await holdPlans(context, [report]);
  await holdPeriod(context, report.periodId);
}
