import type { RequestContext } from "../../context/request-context.js";
import { isYearReported } from "../report/index.js";
import { lockPlans, planInPlace, requirePlan } from "./plan.store.js";
import { stateAfter } from "./plan.transitions.js";
import { planFacts } from "./plan-facts.js";
import { writePlan } from "./write-plan.js";

/**
 * The year is over for a plan in force whose full-year report is approved: asked for when the report is approved, and of
 * a revision that comes after it. Not while its text is open: once the minutes are adjusted. One that is closed already,
 * or no longer in force, stays as it is. Who did what it follows from has been asked there whether it may.
 * @throws DomainError NOT_FOUND
 */
export async function closePlan(context: RequestContext, planId: string): Promise<void> {
  await lockPlans(context, await planInPlace(context, planId));
  const plan = await requirePlan(context, planId);
  const state = stateAfter("close", plan.state);
  if (state === null || !(await isYearReported(context, plan))) return;
  const { isTextOpen } = await planFacts(context, plan);
  if (!isTextOpen) await writePlan(context, plan, { state });
}
