import { type ActionInSet, isJoint, isNotStarted } from "./action-set.js";
import { isExempt, partLight } from "./part-light.js";
import type { LightContext } from "./units.js";

/** Question 12: the owners of a joint action judge it differently. Always over all its parts in M, whatever the rule. */
export function isDisagreed(action: ActionInSet, context: LightContext): boolean {
  if (!isJoint(action) || isNotStarted(action, context.lastDay)) return false;
  const { period, reports, basis } = context;
  const assessed = action.parts
    .filter((part) => !isExempt(part, period, reports))
    .map((part) => partLight(part, period, reports, basis).light)
    .filter((light) => light !== "MISSING" && light !== "NOT_ASSESSABLE");
  return new Set(assessed).size >= 2;
}
