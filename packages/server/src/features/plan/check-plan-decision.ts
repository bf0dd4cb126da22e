import type { DecisionInput } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { checkDecision, type DecisionContent, decisionContent } from "../decision/index.js";
import { checkDecidingBody } from "./check-deciding-body.js";
import type { PlanFacts } from "./plan.policy.js";

/** The decision as it is to be recorded, and everything that is wrong with it: also that it is no matter of that body. */
export async function checkPlanDecision(
  context: RequestContext,
  facts: PlanFacts,
  decision: DecisionInput,
): Promise<{ content: DecisionContent; problems: Problem[] }> {
  const content = decisionContent({ ...decision, body: decision.body.toLowerCase() });
  const problems = await checkDecision(context, content, "decision");
  const isRefused = problems.some(({ field }) => field?.join(".") === "decision.body");
  if (!isRefused) problems.unshift(...checkDecidingBody(context, facts, content, "decision"));
  return { content, problems };
}
