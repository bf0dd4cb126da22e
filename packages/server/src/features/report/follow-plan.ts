import type { RequestContext } from "../../context/request-context.js";
import type { PlanRow } from "../plan/index.js";
import { startReports } from "./start-reports.js";

/**
 * What a plan's adoption does to the reports of its body and year: those that nobody has handed in or approved go on under
 * the plan that is in force now, whether the one that they were of is replaced or was annulled before, and each open period
 * has one (I18). What a report says follows to the new plan's part in the same action (trigger follow_ups_follow_plan).
 * What is handed in stays where it was handed in: approved it counts for the same actions, returned it follows too.
 * The caller has locked the body's plans of the year (lockPlans): a period that is opened meanwhile waits, or was waited for.
 * @param plan adopted already: the body's one plan of the year that is in force
 */
export async function followPlan(
  context: RequestContext,
  { id, municipalityId, bodyId, year }: PlanRow,
): Promise<void> {
  await context.query(
    `UPDATE follow_up_report SET plan_id = $1, version = version + 1
     WHERE municipality_id = $2 AND body_id = $3 AND year = $4 AND plan_id <> $1
       AND state IN ('NOT_STARTED', 'DRAFT', 'RETURNED', 'EXEMPT')`,
    [id, municipalityId, bodyId, year],
  );
  await startReports(context, { planId: id });
  context.clearLoaders();
}
