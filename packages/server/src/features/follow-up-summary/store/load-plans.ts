import type { RequestContext } from "../../../context/request-context.js";
import type { PlanFact } from "../facts.js";

const PLANS = `
  SELECT p.municipality_id AS "municipalityId", p.body_id AS "bodyId", b.domain_key AS domain,
    p.has_local_text AS "hasLocalText"
  FROM plan p
  JOIN body b ON b.municipality_id = p.municipality_id AND b.id = p.body_id
  WHERE p.shared_in = $1 AND p.year = $2 AND p.in_force AND p.municipality_id = ANY ($3)
  ORDER BY array_position($3, p.municipality_id), b.name, b.id`;

/** R-A: the members' plans in force, by municipality in the members' order and body in Swedish order. */
export function loadPlans(
  context: RequestContext,
  { collaborationId, year, members }: { collaborationId: string; year: number; members: readonly string[] },
): Promise<PlanFact[]> {
  return context.query<PlanFact>(PLANS, [collaborationId, year, members]);
}
