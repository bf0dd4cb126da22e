import type { Referenced } from "./rules/action-set.js";
import type { ConsolidatedLight, Summary, TrendKind } from "./summary.js";

/** The arguments of FollowUpSummary.actions; `area` is a code, `municipality` an id. An absent one asks for all. */
export interface DrillDownFilter {
  light?: readonly ConsolidatedLight[] | null;
  trend?: readonly TrendKind[] | null;
  area?: string | null;
  municipality?: string | null;
  disagreement?: boolean | null;
}

/**
 * The actions behind a figure, each once, in order of reference. With a municipality the light and the trend are those
 * of its own parts, as in `byMunicipality`: a list is as long as the figure it explains. Disagreement is between members
 * and stays that of the whole scope. With the rule EACH an action is listed when one of its parts fits.
 */
export function matchingActions(
  summary: Pick<Summary, "units" | "unitsByMunicipality">,
  filter: DrillDownFilter,
): Referenced[] {
  const { light, trend, area, municipality, disagreement } = filter;
  const units =
    municipality == null
      ? summary.units
      : (summary.unitsByMunicipality.find((own) => own.municipalityId === municipality)?.units ?? []);
  const fitting = units.filter(
    (unit) =>
      (light == null || (unit.light !== null && light.includes(unit.light))) &&
      (trend == null || (unit.trend !== null && trend.includes(unit.trend))) &&
      (area == null || unit.area === area) &&
      (disagreement == null || unit.disagreement === disagreement),
  );
  const byId = new Map(fitting.map(({ actionId, reference }) => [actionId, { id: actionId, reference }]));
  return [...byId.values()];
}
