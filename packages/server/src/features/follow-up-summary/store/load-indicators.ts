import type { RequestContext } from "../../../context/request-context.js";
import { groupBy } from "../../../group-by.js";
import type { IndicatorFact, IndicatorValueFact } from "../facts.js";
import type { Occasion } from "./load-members.js";

type ValueRow = Pick<IndicatorFact, "id" | "unit" | "direction" | "aggregation" | "jointlyCounted"> &
  IndicatorValueFact;

const VALUES = `
  SELECT i.id, i.unit, i.direction, i.aggregation, j.jointly_counted::text AS "jointlyCounted",
    v.municipality_id AS "municipalityId", v.baseline, v.target, v.target_min AS "targetMin", v.target_max AS "targetMax",
    v.outcome, v.numerator, v.denominator, v.weight
  FROM indicator i
  JOIN indicator_value v ON v.collaboration_id = i.collaboration_id AND v.indicator_id = i.id
  LEFT JOIN indicator_joint_count j ON j.collaboration_id = i.collaboration_id AND j.indicator_id = i.id
    AND j.year = v.year AND j.period_kind = v.period_kind
  WHERE i.collaboration_id = $1 AND v.year = $2 AND v.period_kind = $3 AND v.status = 'FINAL' AND v.shared_in = $1
    AND v.municipality_id = ANY ($4)
  ORDER BY i.key, array_position($4, v.municipality_id)`;

/** The collaboration's indicators by key, with the members' final values of the period. One statement. */
export async function loadIndicators(
  context: RequestContext,
  { collaborationId, year, period }: Occasion,
  members: readonly string[],
): Promise<IndicatorFact[]> {
  const rows = await context.query<ValueRow>(VALUES, [collaborationId, year, period, members]);
  return [...groupBy(rows, (row) => row.id).values()].flatMap((values) => {
    const [first] = values;
    if (first === undefined) return [];
    const { id, unit, direction, aggregation, jointlyCounted } = first;
    // No column says yet who leads an indicator, so LAST has no common value.
    return [{ id, unit, direction, aggregation, jointlyCounted, leadMunicipalityId: null, values }];
  });
}
