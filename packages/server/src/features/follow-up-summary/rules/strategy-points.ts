import { groupBy } from "../../../group-by.js";
import type { AreaFact, EarlierPointFact } from "../facts.js";
import type { StrategyPointCount } from "../summary.js";
import type { ActionInSet } from "./action-set.js";

/**
 * R-G: actions by any linked point, which does not add up to n. Points in the strategy's order, then those of other
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

/**
 * Question 8: the points of the strategy in force that no action links to. An action that is linked to a point which was
 * split since is counted by that point (edge case 14), and leaves none of those that it became uncovered: it was linked
 * to all of it.
 */
export function uncoveredPoints(
  actions: readonly ActionInSet[],
  areas: readonly AreaFact[],
  earlierPoints: readonly EarlierPointFact[],
): string[] {
  const linked = new Set(actions.flatMap(({ content }) => content.strategyPoints));
  const covered = new Set(earlierPoints.filter(({ point }) => linked.has(point)).flatMap(({ covers }) => covers));
  return areas.flatMap((area) => area.pointCodes).filter((point) => !linked.has(point) && !covered.has(point));
}
