import { groupBy } from "../../../group-by.js";
import type { AreaFact } from "../facts.js";
import type { StrategyPointCount } from "../summary.js";
import type { ActionInSet } from "./action-set.js";

/**
 * R-G: actions by any linked point, which does not add up to n. Points in the strategy's order, then those of earlier
 * versions by code; a point without actions is in `uncoveredPoints` instead.
 */
export function strategyPointCounts(actions: readonly ActionInSet[], areas: readonly AreaFact[]): StrategyPointCount[] {
  const links = actions.flatMap(({ content }) => [...new Set(content.strategyPoints)]);
  const counts = groupBy(links, (point) => point);
  const current = areas.flatMap((area) => area.pointCodes);
  const earlier = [...counts.keys()].filter((point) => !current.includes(point)).sort();
  return [...current, ...earlier]
    .map((point) => ({ point, actions: counts.get(point)?.length ?? 0 }))
    .filter((count) => count.actions > 0);
}

/** Question 8: the points of the strategy in force that no action links to. */
export function uncoveredPoints(actions: readonly ActionInSet[], areas: readonly AreaFact[]): string[] {
  const covered = new Set(actions.flatMap(({ content }) => content.strategyPoints));
  return areas.flatMap((area) => area.pointCodes).filter((point) => !covered.has(point));
}
