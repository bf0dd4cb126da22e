import type { ConnectionOf, PlanFilter, PlanOrder, PlansArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { whenGiven } from "../../db/condition.js";
import { keysetPage, type Sort } from "../../db/keyset-page.js";
import { isId } from "../../db/row.js";
import { PlanRow } from "./plan.row.js";

const sorts: Record<PlanOrder["field"], Pick<Sort, "expression" | "type">> = {
  YEAR: { expression: "plan.year", type: "integer" },
  BODY: {
    expression: "(SELECT b.name FROM body b WHERE b.municipality_id = plan.municipality_id AND b.id = plan.body_id)",
    type: "text COLLATE swedish",
  },
  UPDATED_AT: { expression: "plan.updated_at", type: "timestamptz" },
};

/** The plans that the viewer may see. */
export async function listPlans(
  context: RequestContext,
  { filter, orderBy, ...page }: PlansArgs,
): Promise<ConnectionOf<PlanRow>> {
  const query = context.rows.createQueryBuilder(PlanRow, "plan");
  restrict(query, filter ?? {});
  const { field, direction } = orderBy ?? { field: "YEAR", direction: "DESC" };
  return await keysetPage(query, { name: field, direction, ...sorts[field] }, page);
}

function restrict(query: ReturnType<RequestContext["rows"]["createQueryBuilder"]>, filter: Partial<PlanFilter>): void {
  whenGiven(
    query,
    { collaboration: filter.collaboration },
    `plan.municipality_id IN (
      SELECT m.municipality_id FROM collaboration_membership m JOIN collaboration c ON c.id = m.collaboration_id
      WHERE c.key = :collaboration AND daterange(m.valid_from, m.valid_to, '[]') && daterange(make_date(plan.year, 1, 1), make_date(plan.year, 12, 31), '[]'))`,
  );
  whenGiven(
    query,
    { municipality: filter.municipality },
    "plan.municipality_id IN (SELECT id FROM municipality WHERE code = ANY(:municipality))",
  );
  whenGiven(
    query,
    { domain: filter.domain },
    "EXISTS (SELECT FROM body b WHERE b.municipality_id = plan.municipality_id AND b.id = plan.body_id AND b.domain_key = ANY(:domain))",
  );
  whenGiven(query, { year: filter.year }, "plan.year = ANY(:year)");
  whenGiven(query, { state: filter.state }, "plan.state = ANY(:state)");
  whenGiven(query, { inForce: filter.inForce }, "plan.in_force = :inForce");
  whenGiven(query, { body: filter.body?.filter(isId) }, "plan.body_id = ANY(CAST(:body AS uuid[]))");
}
