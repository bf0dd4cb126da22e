import type { RequestContext } from "../../context/request-context.js";
import { type PlanRow, plansOfBody } from "../plan/index.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";

/** The body's plan in force in the report's year, which may be a later revision than the report was begun on. */
export async function planInForce(
  context: RequestContext,
  { bodyId, year }: Pick<FollowUpReportRow, "bodyId" | "year">,
): Promise<PlanRow | null> {
  const plans = await context.loader(plansOfBody).load(bodyId);
  return plans.find((plan) => plan.year === year && plan.inForce) ?? null;
}
