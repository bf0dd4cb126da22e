import type { PlanState } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { type DecisionRow, decisionById } from "../decision/index.js";
import type { PlanRow } from "./plan.row.js";

/**
 * The state that people see: an adopted plan is final from the day on which its decision can no longer be appealed.
 * Nothing has to happen on the day itself.
 */
export function planState(state: PlanState, decision: Pick<DecisionRow, "finalOn"> | null, today: string): PlanState {
  const isFinal = state === "ADOPTED" && decision !== null && decision.finalOn !== null && decision.finalOn <= today;
  return isFinal ? "FINAL" : state;
}

/** The same in SQL, of plan and the parameter `today`. */
export const planStateSql = `CASE WHEN plan.state = 'ADOPTED' AND EXISTS (SELECT FROM decision d
  WHERE d.municipality_id = plan.municipality_id AND d.id = plan.decision_id AND d.final_on <= CAST(:today AS date)) THEN 'FINAL' ELSE plan.state END`;

export async function stateOfPlan(context: RequestContext, plan: PlanRow): Promise<PlanState> {
  return planState(plan.state, await decisionOfPlan(context, plan), context.clock.today());
}

export async function decisionOfPlan(
  context: RequestContext,
  { decisionId }: Pick<PlanRow, "decisionId">,
): Promise<DecisionRow | null> {
  return decisionId === null ? null : await context.loader(decisionById).load(decisionId);
}
