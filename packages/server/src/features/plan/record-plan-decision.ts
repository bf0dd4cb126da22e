import type { PlanRecordDecisionArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { refusal } from "../../errors/problem.js";
import { type DecisionContent, insertDecision, missingInDecision } from "../decision/index.js";
import { pinParts, unpinParts } from "../participation/index.js";
import { followPlan } from "../report/index.js";
import { checkPlanDecision } from "./check-plan-decision.js";
import { closePlan } from "./close-plan.js";
import { missingAdjustment, missingInPlan } from "./missing-in-plan.js";
import { pinPlan } from "./pin-plan.js";
import { plansOfBody } from "./plan.loaders.js";
import { mayPlan } from "./plan.policy.js";
import type { PlanRow } from "./plan.row.js";
import { lockPlans, planInPlace, requirePlan } from "./plan.store.js";
import { stateAfter, verbOfOutcome } from "./plan.transitions.js";
import { planFacts } from "./plan-facts.js";
import { type PlanSharing, sharingOfPlan } from "./plan-sharing.js";
import { type PlanChanges, writePlan } from "./write-plan.js";

export interface RecordedDecision {
  plan: PlanRow;
  /** What is to be completed. */
  warnings: Problem[];
}

/**
 * Records what was decided on a plan, in whatever state it was: the body has decided, and what is missing is answered as
 * warnings. An adoption pins what the plan was adopted on, shares it with the members, brings it into force, and ends
 * the plan that it revises (I12, I13); where the year is reported already, it is closed at once.
 * @throws DomainError NOT_FOUND, FORBIDDEN, WRONG_STATE, and what is wrong with the decision
 */
export async function recordPlanDecision(
  context: RequestContext,
  { id, outcome, decision }: PlanRecordDecisionArgs,
): Promise<RecordedDecision> {
  await lockPlans(context, await planInPlace(context, id));
  const plan = await requirePlan(context, id);
  const facts = await planFacts(context, plan);
  const verb = verbOfOutcome[outcome];
  const may = mayPlan(verb, context.actor, facts);
  if (!may.allowed) throw new DomainError(refusal(context, may));
  const { content, problems } = await checkPlanDecision(context, facts, decision);
  refuseIfAny(problems);
  const state = stateAfter(verb, plan.state);
  if (state === null) throw new Error("The policy has let through what the transitions do not.");

  const { municipalityId } = plan;
  const sharing = verb === "adopt" ? await sharingOfPlan(context, plan) : { sharedIn: null, sharedFor: null };
  const decisionId = await insertDecision(context, { ...content, municipalityId, ...sharing });
  const changes: PlanChanges = { state, decisionId, decisionOutcome: outcome, ...sharing };
  const ofDecision = missingInDecision(context, content, "decision");
  if (verb !== "adopt") {
    const written = await writePlan(context, plan, changes);
    await unpinParts(context, written);
    return { plan: await requirePlan(context, id), warnings: ofDecision };
  }
  const missing = await missingInPlan(context, plan);
  if (outcome === "ADOPTED_WITH_CHANGES" && content.adjustedOn === null) missing.unshift(missingAdjustment(context));
  await adopt(context, plan, { changes, content, sharing });
  return { plan: await requirePlan(context, id), warnings: [...ofDecision, ...missing] };
}

interface Adoption {
  changes: PlanChanges;
  content: DecisionContent;
  sharing: PlanSharing;
}

/** In the order that the database demands: what is in force is pinned, and there is never a second plan in force. */
async function adopt(context: RequestContext, plan: PlanRow, { changes, content, sharing }: Adoption): Promise<void> {
  const others = await context.loader(plansOfBody).load(plan.bodyId);
  const replaced = others.find(({ id, year, inForce }) => id !== plan.id && year === plan.year && inForce) ?? null;
  await pinPlan(context, plan, content.date);
  await pinParts(context, plan, null);
  if (replaced)
    await writePlan(context, replaced, { state: stateAfter("supersede", replaced.state) ?? replaced.state });
  const adopted = await writePlan(context, plan, changes);
  // Only what is no draft any longer can be shared.
  await pinParts(context, adopted, sharing);
  await followPlan(context, adopted);
  await closePlan(context, plan.id);
}
