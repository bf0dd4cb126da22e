import type { RequestContext } from "../../context/request-context.js";
import { bodiesOfMunicipality, predecessorsOf, successorsOf } from "../body/index.js";
import { plansOfBody } from "./plan.loaders.js";
import type { PlanFacts } from "./plan.policy.js";
import type { PlanRow } from "./plan.row.js";
import { underWay } from "./plan.transitions.js";
import { decisionOfPlan, planState } from "./plan-state.js";

/** A plan as the policy looks at it. */
export async function planFacts(context: RequestContext, plan: PlanRow): Promise<PlanFacts> {
  const decision = await decisionOfPlan(context, plan);
  const plans = await context.loader(plansOfBody).load(plan.bodyId);
  const bodies = await context.loader(bodiesOfMunicipality).load(plan.municipalityId);
  // A new body's first plan may be decided on by the old one, and the other way about (edge cases 1, 43).
  const line = [
    ...[plan.bodyId, ...(await predecessorsOf(context, plan.bodyId))],
    ...(await successorsOf(context, plan.bodyId)),
  ];
  return {
    body: { id: plan.bodyId, municipalityId: plan.municipalityId },
    state: planState(plan.state, decision, context.clock.today()),
    isTextOpen: plan.decisionOutcome === "ADOPTED_WITH_CHANGES" && decision !== null && decision.adjustedOn === null,
    hasSuccessorUnderWay: plans.some(
      ({ id, year, state }) => id !== plan.id && year === plan.year && underWay.includes(state),
    ),
    decidingBodies: bodies.filter(({ id, kind }) => line.includes(id) || kind === "COUNCIL" || kind === "EXECUTIVE"),
  };
}
