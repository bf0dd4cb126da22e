import type { RequestContext } from "../../context/request-context.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";

/** Shares what an approved report says, and why it corrects the one before (docs/who-sees-what.md). */
export async function shareReport(
  context: RequestContext,
  id: string,
  { sharedIn, sharedFor }: Pick<FollowUpReportRow, "sharedIn" | "sharedFor">,
): Promise<void> {
  const values = [id, sharedIn, sharedFor];
  await context.query("UPDATE action_follow_up SET shared_in = $2, shared_for = $3 WHERE report_id = $1", values);
  await context.query(
    "UPDATE report_reason SET draft = false, shared_in = $2, shared_for = $3 WHERE report_id = $1 AND kind = 'CORRECTION'",
    values,
  );
  context.clearLoaders();
}
