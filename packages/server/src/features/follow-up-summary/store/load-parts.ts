import type { RequestContext } from "../../../context/request-context.js";
import type { PartFact } from "../facts.js";
import type { Vocabulary } from "./load-vocabulary.js";

export interface PartsWanted {
  collaborationId: string;
  year: number;
  members: readonly string[];
  /** Null: of every action. Else of these, and of those merged into another, which may be one of these (R-A). */
  actions: readonly string[] | null;
}

interface PartRow extends Omit<PartFact, "content"> {
  revision: number;
  weight: number;
  startDate: string | null;
  cancelledOn: string | null;
  areaId: string | null;
  pointIds: string[];
}

/** Every row must be shared: one's own, seen before it is shared, would make one's total differ from the others'. */
const PARTS = `
  SELECT p.action_id AS "actionId", a.reference, p.municipality_id AS "municipalityId", p.body_id AS "bodyId",
    b.domain_key AS domain, p.role, p.budget_amount AS budget, a.merged_into_id AS "mergedInto",
    r.number AS revision, r.weight, r.start_date AS "startDate", r.cancelled_on AS "cancelledOn",
    r.primary_area_id AS "areaId",
    ARRAY(SELECT l.strategy_point_id FROM action_revision_point l
      WHERE l.municipality_id = r.municipality_id AND l.revision_id = r.id ORDER BY l.position) AS "pointIds"
  FROM participation p
  JOIN body b ON b.municipality_id = p.municipality_id AND b.id = p.body_id
  JOIN action a ON a.municipality_id = p.action_municipality_id AND a.id = p.action_id
  JOIN action_revision r ON r.municipality_id = p.revision_municipality_id AND r.id = p.revision_id
  WHERE p.shared_in = $1 AND p.year = $2 AND p.in_force AND p.consent = 'ACCEPTED' AND p.municipality_id = ANY ($3)
    AND a.collaboration_id = $1 AND a.shared_in = $1 AND r.shared_in = $1
    AND ($4::uuid[] IS NULL OR p.action_id = ANY ($4) OR a.merged_into_id IS NOT NULL)`;

/** R-A: the accepted parts in the members' plans in force, with the content that each plan pinned. One statement. */
export async function loadParts(
  context: RequestContext,
  { collaborationId, year, members, actions }: PartsWanted,
  { codes }: Pick<Vocabulary, "codes">,
): Promise<PartFact[]> {
  const rows = await context.query<PartRow>(PARTS, [collaborationId, year, members, actions]);
  return rows.map(({ revision, weight, startDate, cancelledOn, areaId, pointIds, ...part }) => ({
    ...part,
    content: {
      ...{ revision, weight, startDate, cancelledOn },
      area: areaId === null ? null : (codes.get(areaId) ?? null),
      strategyPoints: pointIds.flatMap((id) => codes.get(id) ?? []),
    },
  }));
}
