import type { RequestContext } from "../../../context/request-context.js";
import type { PartFact } from "../facts.js";
import type { Vocabulary } from "./load-vocabulary.js";

export interface PartsWanted {
  collaborationId: string;
  year: number;
  members: readonly string[];
  /** Null: of every action. Else of these, and of those merged into another, which may be one of these (R-A). */
  actions: readonly string[] | null;
  /** Of the period: who had left by then is not there, who left after it is. */
  lastDay: string;
}

interface PartRow extends Omit<PartFact, "content"> {
  revision: number;
  weight: number;
  startDate: string | null;
  cancelledOn: string | null;
  areaId: string | null;
  pointIds: string[];
}

/**
 * Every row must be shared: one's own, seen before it is shared, would make one's total differ from the others'. An
 * action is cancelled for all its parts once its lead has said so, though a partner's plan keeps what it adopted.
 * What one row asks of another table is asked by its key: as of an instant a join in there would go through all of it.
 */
const PARTS = `
  SELECT p.action_id AS "actionId", a.reference, p.municipality_id AS "municipalityId", p.body_id AS "bodyId",
    b.domain_key AS domain, p.role, p.budget_amount AS budget, a.merged_into_id AS "mergedInto",
    r.number AS revision, r.weight, r.start_date AS "startDate",
    coalesce(r.cancelled_on, (SELECT c.cancelled_on FROM action_revision c
      WHERE c.action_municipality_id = p.action_municipality_id AND c.action_id = p.action_id
        AND c.cancelled_on IS NOT NULL AND c.shared_in = $1
      ORDER BY c.number DESC LIMIT 1)) AS "cancelledOn",
    r.primary_area_id AS "areaId",
    ARRAY(SELECT l.strategy_point_id FROM action_revision_point l
      WHERE l.municipality_id = r.municipality_id AND l.revision_id = r.id ORDER BY l.position) AS "pointIds"
  FROM participation p
  JOIN body b ON b.municipality_id = p.municipality_id AND b.id = p.body_id
  JOIN action a ON a.municipality_id = p.action_municipality_id AND a.id = p.action_id
  JOIN action_revision r ON r.municipality_id = p.revision_municipality_id AND r.id = p.revision_id
  WHERE p.shared_in = $1 AND p.year = $2 AND p.in_force AND (p.consent = 'ACCEPTED' OR p.withdrawn_on > $5)
    AND p.municipality_id = ANY ($3)
    AND a.collaboration_id = $1 AND a.shared_in = $1 AND r.shared_in = $1
    AND ($4::uuid[] IS NULL OR p.action_id = ANY ($4) OR a.merged_into_id IS NOT NULL)`;

/** R-A: the parts accepted, or left after the period, in the members' plans in force, with the content that each plan pinned. One statement. */
export async function loadParts(
  context: RequestContext,
  { collaborationId, year, members, actions, lastDay }: PartsWanted,
  { codes }: Pick<Vocabulary, "codes">,
): Promise<PartFact[]> {
  const rows = await context.query<PartRow>(PARTS, [collaborationId, year, members, actions, lastDay]);
  return rows.map(({ revision, weight, startDate, cancelledOn, areaId, pointIds, ...part }) => ({
    ...part,
    content: {
      ...{ revision, weight, startDate, cancelledOn },
      area: areaId === null ? null : (codes.get(areaId) ?? null),
      strategyPoints: pointIds.flatMap((id) => codes.get(id) ?? []),
    },
  }));
}
