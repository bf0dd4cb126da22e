import type { Figures } from "../summary.js";
import { rational, roundHalfUp } from "./rounding.js";
import type { Unit } from "./units.js";

/** In halves, so that the sum stays whole. NOT_ASSESSABLE and MISSING have no value: they never count as 0. */
const HALVES = { GREEN: 2, YELLOW: 1, RED: 0, NOT_ASSESSABLE: null, MISSING: null } as const;

/** R-E: 100·Σ wᵢ·v(ℓᵢ) / Σ wᵢ over the assessed, plain (w = 1) and weighted by the action's weight. */
export function scores(units: readonly Unit[]): Pick<Figures, "score" | "weightedScore"> {
  return { score: score(units, () => 1), weightedScore: score(units, (unit) => unit.action.content.weight) };
}

function score(units: readonly Unit[], weightOf: (unit: Unit) => number): number | null {
  let [halves, weights] = [0, 0];
  for (const unit of units) {
    const value = unit.consolidated && HALVES[unit.consolidated.light];
    if (value === null) continue;
    halves += weightOf(unit) * value;
    weights += weightOf(unit);
  }
  return weights === 0 ? null : roundHalfUp(rational(100 * halves, 2 * weights), 1);
}
