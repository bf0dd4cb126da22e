import type { PlanVersionArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { lockActionsOfPlan, pinParts } from "../participation/index.js";
import { changePlan } from "./change-plan.js";
import { missingInPlan } from "./missing-in-plan.js";
import type { PlanRow } from "./plan.row.js";
import { lockPlans, planInPlace, requirePlan } from "./plan.store.js";

/**
 * Puts the plan to the body for decision, complete (I12, I14–I16), with the content of its actions as it is now. From
 * here on its municipality reads it. A returned one may be proposed again as it is. Between the check and the proposal
 * nobody puts an action into it (lockPlans), or changes one of its actions.
 */
export async function proposePlan(context: RequestContext, args: PlanVersionArgs): Promise<PlanRow> {
  await lockPlans(context, await planInPlace(context, args.id));
  const plan = await changePlan(context, "propose", args, async (before) => {
    await lockActionsOfPlan(context, before.id);
    return { problems: await missingInPlan(context, before), changes: {} };
  });
  await pinParts(context, plan, null);
  return await requirePlan(context, plan.id);
}
