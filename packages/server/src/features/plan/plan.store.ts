import type { ConnectionOf, PlanFilter, PlanOrder, PlansArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { whenGiven } from "../../db/condition.js";
import { keysetPage, type Sort } from "../../db/keyset-page.js";
import { isId } from "../../db/row.js";
import { notFound } from "../../errors/problem.js";
import { holdOrganisations } from "../body/index.js";
import { planById } from "./plan.loaders.js";
import { PlanRow } from "./plan.row.js";
import { planStateSql } from "./plan-state.js";

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
  restrict(query, filter ?? {}, context.clock.today());
  const { field, direction } = orderBy ?? { field: "YEAR", direction: "DESC" };
  return await keysetPage(query, { name: field, direction, ...sorts[field] }, page);
}

/** The plan as it is now. @throws DomainError NOT_FOUND, also for one that the viewer may not see */
export async function requirePlan(
  context: RequestContext,
  id: string,
  field: readonly string[] = ["id"],
): Promise<PlanRow> {
  context.clearLoaders();
  const plan = await context.loader(planById).load(id);
  if (plan === null) throw notFound(context, field, { sv: "ingen plan", en: "no plan" });
  return plan;
}

/**
 * The same, with its body kept as it is: no reorganisation moves the plan any longer. For who is to lock or hold it.
 * @throws DomainError NOT_FOUND
 */
export async function planInPlace(
  context: RequestContext,
  id: string,
  field: readonly string[] = ["id"],
): Promise<PlanRow> {
  const { municipalityId } = await requirePlan(context, id, field);
  await holdOrganisations(context, [municipalityId]);
  return await requirePlan(context, id, field);
}

/**
 * Waits for, and keeps out, whoever else makes or decides on a plan of the body and year. What is read after it is as
 * they left it. Plans are locked in one order for everybody, and after the place: there may be none yet. The municipality's
 * bodies stay as they are meanwhile; a plan that was read before may have been moved, hence planInPlace.
 */
export async function lockPlans(
  context: RequestContext,
  { municipalityId, bodyId, year }: Pick<PlanRow, "municipalityId" | "bodyId" | "year">,
): Promise<void> {
  await holdOrganisations(context, [municipalityId]);
  await context.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
    placeOf({ municipalityId, bodyId, year }),
  ]);
  await context.query(
    "SELECT id FROM plan WHERE (municipality_id, body_id, year) = ($1, $2, $3) ORDER BY id FOR UPDATE",
    [municipalityId, bodyId, year],
  );
  context.clearLoaders();
}

type Place = Pick<PlanRow, "municipalityId" | "bodyId" | "year">;

/**
 * Keeps bodies' plans of a year where they are while what hangs on them is written: others may do so too, and whoever
 * decides on a plan waits, as the writer does for it. Before any row is locked, so that none waits for the other.
 */
export async function holdPlans(context: RequestContext, places: readonly Place[]): Promise<void> {
  await holdOrganisations(
    context,
    places.map(({ municipalityId }) => municipalityId),
  );
  for (const place of places.map(placeOf).sort())
    await context.query("SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))", [place]);
}

function placeOf({ municipalityId, bodyId, year }: Place): string {
  return `plan/${municipalityId}/${bodyId}/${year}`;
}

function restrict(
  query: ReturnType<RequestContext["rows"]["createQueryBuilder"]>,
  filter: Partial<PlanFilter>,
  today: string,
): void {
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
  whenGiven(query, { state: filter.state }, `${planStateSql} = ANY(:state)`);
  query.setParameter("today", today);
  whenGiven(query, { inForce: filter.inForce }, "plan.in_force = :inForce");
  whenGiven(query, { body: filter.body?.filter(isId) }, "plan.body_id = ANY(CAST(:body AS uuid[]))");
}
