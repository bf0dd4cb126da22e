import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import { bodyById } from "../body/index.js";
import type { DecisionContent } from "../decision/index.js";
import { designationsOfStrategy } from "../designation/index.js";
import { strategyOfCollaboration } from "../strategy/index.js";
import type { DecidingText } from "./deciding-text.js";

/**
 * That the body may bind the municipality: the council, the executive board, or the body that the municipality's own
 * designation of the strategy names (I10), for the strategy's sections too. A body that is not seen is refused elsewhere.
 * @param path the decision in the arguments
 */
export async function checkDecidingBody(
  context: RequestContext,
  { kind, row }: DecidingText,
  { bodyId }: Pick<DecisionContent, "bodyId">,
  path: string,
): Promise<Problem[]> {
  const body = await context.loader(bodyById).load(bodyId);
  if (body === null || body.kind === "COUNCIL" || body.kind === "EXECUTIVE") return [];
  const strategyId =
    kind === "strategy"
      ? row.strategyId
      : (await context.loader(strategyOfCollaboration).load(row.collaborationId))?.id;
  const designations = strategyId === undefined ? [] : await context.loader(designationsOfStrategy).load(strategyId);
  if (designations.some((one) => one.municipalityId === body.municipalityId && one.bodyId === body.id)) return [];
  return [
    problem(context, "INVALID", [path, "body"], {
      sv: "Om en gemensam text beslutar kommunfullmäktige, kommunstyrelsen eller det organ som kommunens egen benämning av strategin anger: ange det som har beslutat.",
      en: "A common text is decided on by the council, the executive board, or the body that the municipality's own designation of the strategy names: give the one that did.",
    }),
  ];
}
