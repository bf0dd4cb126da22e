import type { PeriodKind } from "../facts.js";
import type { Trend, TrendKind } from "../summary.js";
import { consolidate } from "./consolidated-light.js";
import { isInBasis, type LitPart, partLight } from "./part-light.js";
import type { LightContext, Unit } from "./units.js";

const RANK = { RED: 0, YELLOW: 1, GREEN: 2 } as const;

/**
 * Question 6: whether a unit does better than in the previous period, by its light from the parts that are in basis in
 * both; else a late report would look like a change. Not comparable unless both lights are assessed.
 */
export function trendOf(unit: Unit, previous: PeriodKind, context: LightContext): TrendKind {
  if (unit.consolidated === null) return "NOT_COMPARABLE";
  const [before, now] = [rankIn(unit, previous, previous, context), rankIn(unit, context.period, previous, context)];
  if (before === null || now === null) return "NOT_COMPARABLE";
  if (now === before) return "SAME";
  return now > before ? "IMPROVED" : "WORSE";
}

/** Counts the kinds; they sum to the number of units. */
export function trendCounts(kinds: readonly TrendKind[]): Trend {
  const count = (kind: TrendKind) => kinds.filter((each) => each === kind).length;
  return {
    improved: count("IMPROVED"),
    same: count("SAME"),
    worse: count("WORSE"),
    notComparable: count("NOT_COMPARABLE"),
  };
}

function rankIn(unit: Unit, period: PeriodKind, previous: PeriodKind, context: LightContext): number | null {
  const { reports, basis, consolidation } = context;
  const lit = unit.parts.map((part): LitPart => {
    const inBoth = [previous, context.period].every((each) => isInBasis(reports.state(part.bodyId, each), basis));
    return inBoth ? partLight(part, period, reports, basis) : { part, light: "MISSING", reason: "notReported" };
  });
  const { light } = consolidate(lit, consolidation);
  return light === "NOT_ASSESSABLE" || light === "MISSING" ? null : RANK[light];
}
