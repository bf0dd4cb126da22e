import type { RequestContext } from "../../context/request-context.js";
import type { PlanRow } from "../plan/index.js";
import { FollowUpReportRow } from "./follow-up-report.row.js";

/** Whether the report on the plan's whole year is approved, on whichever revision of the plan it was made. */
export async function isYearReported(
  context: RequestContext,
  { bodyId, year }: Pick<PlanRow, "bodyId" | "year">,
): Promise<boolean> {
  return await context.rows.existsBy(FollowUpReportRow, { bodyId, year, period: "FULL_YEAR", state: "APPROVED" });
}
