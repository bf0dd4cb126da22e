import type { RequestContext } from "../../../context/request-context.js";
import type { ProjectFact } from "../facts.js";
import type { ApplicationFact } from "../rules/applications.js";

/** A project with granted funding, and the application that it was granted on. */
export type GrantedProject = ProjectFact & Pick<ApplicationFact, "applied" | "municipalityIds">;

interface LineJson {
  municipalityId: string;
  eligible: string;
  granted: string;
  own: string;
  disbursements: { date: string; amount: string }[];
}

/** Amounts in JSON are text: a JSON number would pass through a binary fraction. */
const PROJECTS = `
  SELECT p.id, p.programme, p.state, p.start_date AS "startDate", p.end_date AS "endDate", p.decided_on AS "decidedOn",
    p.applied_amount AS applied,
    ARRAY(SELECT x.applicant_id FROM project_applicant x
      WHERE x.municipality_id = p.municipality_id AND x.project_id = p.id) AS "municipalityIds",
    ARRAY(SELECT x.action_id FROM project_action x
      WHERE x.municipality_id = p.municipality_id AND x.project_id = p.id) AS "actionIds",
    (SELECT coalesce(json_agg(json_build_object('municipalityId', l.municipality_id, 'eligible', l.eligible_amount::text,
        'granted', l.granted_amount::text, 'own', l.own_amount::text, 'disbursements',
        (SELECT coalesce(json_agg(json_build_object('date', d.date, 'amount', d.amount::text)), '[]')
          FROM disbursement d WHERE d.municipality_id = l.municipality_id AND d.line_id = l.id))), '[]')
      FROM funding_line l
      WHERE l.project_municipality_id = p.municipality_id AND l.project_id = p.id AND l.shared_in = $1) AS lines
  FROM project p
  WHERE p.shared_in = $1 AND p.collaboration_id = $1 AND p.state IN ('GRANTED', 'PARTLY_GRANTED')
    AND (p.end_date >= make_date($2, 1, 1) OR p.decided_on >= make_date($2, 1, 1))
  ORDER BY p.id`;

/** The collaboration's granted projects that R-I may count in the year, with the members' own lines. One statement. */
export async function loadProjects(
  context: RequestContext,
  { collaborationId, year }: { collaborationId: string; year: number },
): Promise<GrantedProject[]> {
  const rows = await context.query<Omit<GrantedProject, "lines"> & { lines: LineJson[] }>(PROJECTS, [
    collaborationId,
    year,
  ]);
  return rows.map((row) => ({
    ...row,
    lines: row.lines.map(({ municipalityId, eligible, granted, own, disbursements }) => ({
      ...{ municipalityId, eligible: BigInt(eligible), granted: BigInt(granted), own: BigInt(own) },
      disbursements: disbursements.map(({ date, amount }) => ({ date, amount: BigInt(amount) })),
    })),
  }));
}
