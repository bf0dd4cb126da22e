import type { PartFact } from "./facts.js";
import { actionSet } from "./rules/action-set.js";
import { type LightContext, unitsOf } from "./rules/units.js";
import type { ConsolidatedLight } from "./summary.js";

export interface ActionLight {
  light: ConsolidatedLight;
  incomplete: boolean;
  /** Whose parts the light is joined from. */
  municipalities: string[];
}

/**
 * R-C for one action over all members, from the parts that `followUpSummary` counts it by. MISSING where that has no
 * light: no part in the year, only exempt ones, or not started. A cancelled action has the light of what was reported;
 * one that was merged into another that of its own parts, though it is counted as the other.
 */
export function actionLight(
  actionId: string,
  parts: readonly PartFact[],
  members: readonly string[],
  context: LightContext,
): ActionLight {
  const apart = parts.map((part) => (part.actionId === actionId ? { ...part, mergedInto: null } : part));
  const { actions, cancelled } = actionSet(apart, members, context.lastDay);
  const action = [...actions, ...cancelled].find(({ id }) => id === actionId);
  const consolidated = action && unitsOf([action], context).units[0]?.consolidated;
  return {
    light: consolidated?.light ?? "MISSING",
    incomplete: consolidated?.incomplete ?? false,
    municipalities: [...new Set(action?.parts.map((part) => part.municipalityId))],
  };
}
