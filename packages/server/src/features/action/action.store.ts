import type { ActionFilter, ActionOrder, ActionsArgs, ConnectionOf } from "@samplan/schema";
import type { SelectQueryBuilder } from "typeorm";
import type { RequestContext } from "../../context/request-context.js";
import { whenGiven } from "../../db/condition.js";
import { keysetPage, type Sort } from "../../db/keyset-page.js";
import { isId } from "../../db/row.js";
import { ActionRow } from "./action.row.js";

/** A column of the newest content that the viewer may see. */
const newest = (expression: string) =>
  `(SELECT ${expression} FROM action_revision r WHERE r.action_id = action.id ORDER BY r.number DESC LIMIT 1)`;

const sorts: Record<ActionOrder["field"], Pick<Sort, "expression" | "type">> = {
  REFERENCE: { expression: "action.reference", type: "text COLLATE swedish" },
  TITLE: { expression: `coalesce(${newest("r.title")}, '')`, type: "text COLLATE swedish" },
  START_DATE: { expression: `coalesce(${newest("r.start_date")}, 'infinity')`, type: "date" },
  UPDATED_AT: { expression: "action.updated_at", type: "timestamptz" },
};

/** The actions that the viewer may see. */
export async function listActions(
  context: RequestContext,
  { filter, orderBy, ...page }: ActionsArgs,
): Promise<ConnectionOf<ActionRow>> {
  const query = context.rows.createQueryBuilder(ActionRow, "action");
  restrict(query, filter ?? {});
  restrictParts(query, filter ?? {});
  restrictContent(query, filter ?? {});
  const { field, direction } = orderBy ?? { field: "REFERENCE", direction: "ASC" };
  return await keysetPage(query, { name: field, direction, ...sorts[field] }, page);
}

function restrict(query: SelectQueryBuilder<ActionRow>, filter: ActionFilter): void {
  whenGiven(
    query,
    { collaboration: filter.collaboration },
    "action.collaboration_id = (SELECT id FROM collaboration WHERE key = :collaboration)",
  );
  whenGiven(query, { section: filter.section }, "action.section = :section");
  whenGiven(query, { joint: filter.joint }, "action.joint = :joint");
}

/** One and the same accepted part must meet every condition: "body X in year Y" is one part, not two. */
function restrictParts(query: SelectQueryBuilder<ActionRow>, filter: ActionFilter): void {
  const conditions: string[] = [];
  const where = (value: unknown, condition: string) => {
    if (value !== null && value !== undefined) conditions.push(condition);
  };
  where(filter.municipality, "p.municipality_id IN (SELECT id FROM municipality WHERE code = ANY(:municipality))");
  where(filter.body, "p.body_id = ANY(CAST(:body AS uuid[]))");
  where(
    filter.domain,
    "EXISTS (SELECT FROM body b WHERE b.municipality_id = p.municipality_id AND b.id = p.body_id AND b.domain_key = ANY(:domain))",
  );
  where(filter.year, "p.year = ANY(:year)");
  if (filter.lacksResponsible === true) conditions.push("p.responsible_function IS NULL");
  if (conditions.length > 0) {
    query.andWhere(
      `EXISTS (SELECT FROM participation p WHERE p.action_id = action.id AND p.consent = 'ACCEPTED' AND ${conditions.join(" AND ")})`,
      {
        municipality: filter.municipality,
        body: filter.body?.filter(isId),
        domain: filter.domain,
        year: filter.year,
      },
    );
  }
  if (filter.lacksResponsible === false) {
    query.andWhere(
      "NOT EXISTS (SELECT FROM participation p WHERE p.action_id = action.id AND p.consent = 'ACCEPTED' AND p.responsible_function IS NULL)",
    );
  }
}

function restrictContent(query: SelectQueryBuilder<ActionRow>, filter: ActionFilter): void {
  const revision = newest("r.id");
  whenGiven(query, { status: filter.implementationStatus }, `${newest("r.implementation_status")} = ANY(:status)`);
  whenGiven(
    query,
    { area: filter.area },
    `${newest("r.primary_area_id")} IN (SELECT a.id FROM priority_area a WHERE a.code = ANY(:area))`,
  );
  whenGiven(
    query,
    { point: filter.strategyPoint },
    `${revision} IN (SELECT l.revision_id FROM action_revision_point l JOIN strategy_point s ON s.id = l.strategy_point_id WHERE s.code = ANY(:point))`,
  );
  for (const [index, word] of (filter.text ?? "").split(/\s+/).filter(Boolean).entries()) {
    const name = `word${index}`;
    query.andWhere(`${newest(`concat_ws(' ', action.reference, r.title, r.description) ILIKE :${name}`)}`, {
      [name]: `%${word.replace(/[\\%_]/g, "\\$&")}%`,
    });
  }
}
