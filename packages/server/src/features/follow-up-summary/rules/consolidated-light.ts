import type { Consolidation, PartFact } from "../facts.js";
import type { ConsolidatedLight } from "../summary.js";
import type { MissingReason, PartLight } from "./part-light.js";

/** What consolidation needs of a part. */
export interface ConsolidatedPart {
  part: Pick<PartFact, "role">;
  light: PartLight;
  reason: MissingReason | null;
}

export interface Consolidated {
  light: ConsolidatedLight;
  /** Some owner is missing although there is a light. */
  incomplete: boolean;
  /** Why the light is MISSING; null when it is not. */
  reason: MissingReason | null;
}

const WORST_FIRST: readonly PartLight[] = ["RED", "YELLOW", "GREEN", "NOT_ASSESSABLE"];
const STRONGEST_REASON_FIRST: readonly MissingReason[] = ["awaitingApproval", "returned"];

/** R-C: the worst of the assessed; NOT_ASSESSABLE where someone answered but nobody assessed; else MISSING. */
export function worstLight(lights: readonly PartLight[]): ConsolidatedLight {
  return WORST_FIRST.find((light) => lights.includes(light)) ?? "MISSING";
}

/**
 * R-C: the light of an action from its parts within a member set. LEAD lets the lead's part decide; where the lead is
 * not among them (plan not in force, report exempt, outside the member set) the worst of the rest does. With EACH every
 * part is consolidated on its own, so the rule makes no difference.
 */
export function consolidate(parts: readonly ConsolidatedPart[], rule: Consolidation): Consolidated {
  const deciding = decidingParts(parts, rule);
  const light = worstLight(deciding.map((part) => part.light));
  if (light === "MISSING") return { light, incomplete: false, reason: missingReason(deciding) };
  return { light, incomplete: parts.some((part) => part.light === "MISSING"), reason: null };
}

function decidingParts(parts: readonly ConsolidatedPart[], rule: Consolidation): readonly ConsolidatedPart[] {
  const leads = rule === "LEAD" ? parts.filter(({ part }) => part.role === "LEAD") : [];
  return leads.length > 0 ? leads : parts;
}

/** R-D: the reason nearest to an answer, so that the three reasons sum to MISSING. */
function missingReason(parts: readonly ConsolidatedPart[]): MissingReason {
  return STRONGEST_REASON_FIRST.find((reason) => parts.some((part) => part.reason === reason)) ?? "notReported";
}
