import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import type { DecisionContent, DecisionRow } from "../decision/index.js";
import { checkDecidingBody } from "./check-deciding-body.js";
import type { PlanRow } from "./plan.row.js";
import { planFacts } from "./plan-facts.js";

interface Correction {
  before: DecisionRow;
  now: DecisionContent;
  path: string;
  /** Whether the body is found wrong already: then it is not said twice. */
  isBodyRefused: boolean;
}

/** What the plan does not allow of a recorded decision by which it was decided on or annulled, below `path`. */
export async function checkCorrectedDecision(
  context: RequestContext,
  plan: PlanRow,
  correction: Correction,
): Promise<Problem[]> {
  const { before, now, path, isBodyRefused } = correction;
  const isMoved = now.bodyId !== before.bodyId && !isBodyRefused;
  return [
    ...(isMoved ? checkDecidingBody(context, await planFacts(context, plan), now, path) : []),
    ...checkAdjusted(context, plan, correction),
  ];
}

/** I13: adjusted minutes close the text for good, as the trigger keep_adjusted holds. */
function checkAdjusted(context: RequestContext, plan: PlanRow, { before, now, path }: Correction): Problem[] {
  const isOnText = plan.decisionId === before.id && plan.decisionOutcome === "ADOPTED_WITH_CHANGES";
  if (!isOnText || before.adjustedOn === null || now.adjustedOn !== null) return [];
  return [
    problem(context, "INVALID", [path, "adjustedOn"], {
      sv: `Protokollet är justerat den ${before.adjustedOn} och planens text låst sedan dess: rätta dagen, eller gör en revidering av planen.`,
      en: `The minutes were adjusted on ${before.adjustedOn}, and the plan's text is fixed since: correct the day, or make a revision of the plan.`,
    }),
  ];
}
