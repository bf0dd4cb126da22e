import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import type { DecisionContent } from "../decision/index.js";
import type { PlanFacts } from "./plan.policy.js";

/** That the body may decide on the plan at all; what is wrong is said of the field `body` below `path`. */
export function checkDecidingBody(
  context: RequestContext,
  { decidingBodies }: PlanFacts,
  { bodyId }: Pick<DecisionContent, "bodyId">,
  path: string,
): Problem[] {
  if (decidingBodies.some(({ id }) => id === bodyId)) return [];
  return [
    problem(context, "INVALID", [path, "body"], {
      sv: "Planen beslutas av sitt eget organ, eller av kommunens fullmäktige eller styrelse: ange det som har beslutat.",
      en: "A plan is decided on by its own body, or by the municipality's council or executive board: give the one that did.",
    }),
  ];
}
