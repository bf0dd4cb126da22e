import type { PlanVersionArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { changePlan } from "./change-plan.js";
import type { PlanRow } from "./plan.row.js";

/** Hands a draft over to preparation. Nothing is demanded of it yet (I14). */
export async function submitPlan(context: RequestContext, args: PlanVersionArgs): Promise<PlanRow> {
  return await changePlan(context, "submit", args);
}
