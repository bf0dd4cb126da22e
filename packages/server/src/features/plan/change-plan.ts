import type { PlanState } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { refusal, staleVersion } from "../../errors/problem.js";
import { mayPlan } from "./plan.policy.js";
import type { PlanRow } from "./plan.row.js";
import { requirePlan } from "./plan.store.js";
import { type PlanVerb, stateAfter } from "./plan.transitions.js";
import { planFacts } from "./plan-facts.js";
import { type PlanChanges, writePlan } from "./write-plan.js";

/** What is wrong with a change, and what is written when nothing is; null where nothing is to change. */
export interface PreparedChange {
  problems: Problem[];
  changes: PlanChanges | null;
}

/**
 * What every change of a plan upon a version has in common: it exists, the actor may, nobody was faster, the state
 * allows it, and what is given is right; then it is written, and read again. `prepare` is asked only where the state
 * allows the change: what is wrong with the plan is not what the caller needs to hear of one that is closed.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION with the plan as it is now, WRONG_STATE, and what is wrong
 */
export async function changePlan(
  context: RequestContext,
  verb: PlanVerb,
  { id, expectedVersion }: { id: string; expectedVersion: number },
  prepare: (plan: PlanRow, to: PlanState) => Promise<PreparedChange> = noOtherChanges,
): Promise<PlanRow> {
  const plan = await requirePlan(context, id);
  const facts = await planFacts(context, plan);
  const may = mayPlan(verb, context.actor, facts);
  if (!may.allowed && may.code === "FORBIDDEN") throw new DomainError(refusal(context, may));
  if (plan.version !== expectedVersion) throw staleVersion(context, { plan });
  if (!may.allowed) throw new DomainError(refusal(context, may));
  // FINAL is derived, and never what is written.
  const to = verb === "update" ? plan.state : stateAfter(verb, facts.state);
  if (to === null) throw new Error("The policy has let through what the transitions do not.");
  const { problems, changes } = await prepare(plan, to);
  refuseIfAny(problems);
  return changes === null ? plan : await writePlan(context, plan, { ...changes, state: to });
}

async function noOtherChanges(): Promise<PreparedChange> {
  return { problems: [], changes: {} };
}
