import type { RequestContext } from "../../context/request-context.js";

/** State and dates are shared from the first day on, since the plan is: where the municipality was a member in the period. */
const START = `
  INSERT INTO follow_up_report (municipality_id, id, plan_id, body_id, period_id, year, period_kind, state, shared_in, shared_for)
  SELECT p.municipality_id, gen_random_uuid(), p.id, p.body_id, d.id, d.year, d.kind, 'NOT_STARTED', s.collaboration_id,
    CASE WHEN s.collaboration_id IS NOT NULL THEN d.to_date END
  FROM plan p
  JOIN follow_up_period d ON d.municipality_id = p.municipality_id AND d.year = p.year AND d.state = 'OPEN'
  LEFT JOIN LATERAL (SELECT m.collaboration_id FROM collaboration_membership m
    WHERE m.collaboration_id = p.shared_in AND m.municipality_id = p.municipality_id AND m.valid_from <= d.to_date
      AND make_date(d.year, 1, 1) <= coalesce(m.valid_to, 'infinity')
    LIMIT 1) s ON true
  WHERE p.in_force AND (p.id = $1 OR d.id = $2)
    AND NOT EXISTS (SELECT FROM follow_up_report r
      WHERE r.municipality_id = p.municipality_id AND r.body_id = p.body_id AND r.period_id = d.id)`;

/** Makes the reports that are expected and not there yet: of one plan for the open periods, or for one period of all plans in force. */
export async function startReports(
  context: RequestContext,
  { planId = null, periodId = null }: { planId?: string | null; periodId?: string | null },
): Promise<void> {
  await context.query(START, [planId, periodId]);
}
