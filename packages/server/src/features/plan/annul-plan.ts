import type { PlanAnnulArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import { insertDecision, missingInDecision } from "../decision/index.js";
import { lockActionsOfPlan } from "../participation/index.js";
import { changePlan } from "./change-plan.js";
import { checkPlanDecision } from "./check-plan-decision.js";
import type { PlanRow } from "./plan.row.js";
import { lockPlans, planInPlace } from "./plan.store.js";
import { planFacts } from "./plan-facts.js";
import type { RecordedDecision } from "./record-plan-decision.js";

/**
 * Records that a plan is annulled, by a decision of its own; it then no longer applies and is no longer counted. Who has
 * read it still does. A new plan may be made for the year.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION, WRONG_STATE, and what is wrong with the decision
 */
export async function annulPlan(context: RequestContext, args: PlanAnnulArgs): Promise<RecordedDecision> {
  const { reason, decision } = args;
  await lockPlans(context, await planInPlace(context, args.id));
  let warnings: Problem[] = [];
  const plan = await changePlan(context, "annul", args, async (before: PlanRow) => {
    await lockActionsOfPlan(context, before.id); // its parts come out of force
    const { content, problems } = await checkPlanDecision(context, await planFacts(context, before), decision);
    if (reason?.trim() === "") problems.push(emptyReason(context));
    if (problems.length > 0) return { problems, changes: null };
    warnings = missingInDecision(context, content, "decision");
    const { municipalityId, sharedIn, sharedFor } = before;
    const annulmentDecisionId = await insertDecision(context, { ...content, municipalityId, sharedIn, sharedFor });
    return { problems, changes: { annulmentDecisionId, annulmentReason: reason ?? null } };
  });
  return { plan, warnings };
}

function emptyReason(context: RequestContext): Problem {
  return problem(context, "EMPTY_STRING", ["reason"], {
    sv: "Tom text: skriv skälet, eller utelämna fältet.",
    en: "An empty text: write the reason, or leave the field out.",
  });
}
