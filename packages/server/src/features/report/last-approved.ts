import type { RequestContext } from "../../context/request-context.js";
import { periodById } from "../period/index.js";
import type { LastFigures } from "./follow-up.rules.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";

/** What was approved last in the year about a body's part in an action. */
export interface LastApproved extends LastFigures {
  followUpId: string;
}

interface ApprovedRow {
  action_id: string;
  id: string;
  cost: bigint | null;
  women: number;
  men: number;
  other: number;
  unspecified: number;
  /** With a note of its own, by which it may be lower than the periods before it. */
  explained: boolean;
}

/** Approved reports alone, of the year's earlier ($5) or later periods, by their end, the farthest first. A period of the municipality's own may be of any length. */
const APPROVED = `
  SELECT p.action_id, f.id, f.cost_amount AS cost, f.attendance_women AS women, f.attendance_men AS men,
    f.attendance_other AS other, f.attendance_unspecified AS unspecified,
    f.correction_note IS NOT NULL AS explained
  FROM follow_up_report r
  JOIN follow_up_period d ON d.municipality_id = r.municipality_id AND d.id = r.period_id
  JOIN action_follow_up f ON f.municipality_id = r.municipality_id AND f.report_id = r.id
  JOIN participation p ON p.municipality_id = f.municipality_id AND p.id = f.participation_id
  WHERE r.municipality_id = $1 AND r.body_id = $2 AND r.year = $3 AND r.state = 'APPROVED' AND d.kind <> 'OTHER'
    AND CASE WHEN $5 THEN d.to_date < $4 ELSE d.to_date > $4 END
  ORDER BY CASE WHEN $5 THEN d.to_date END, d.to_date DESC, r.revision`;

/**
 * By action (I19): the figures below which a report of the body may not fall, whichever revision of the plan they were
 * reported on. The last known cost counts where a later report says nothing of it.
 */
export async function lastApproved(
  context: RequestContext,
  report: FollowUpReportRow,
): Promise<Map<string, LastApproved>> {
  const last = new Map<string, LastApproved>();
  for (const row of await approvedFigures(context, report, { earlier: true }))
    last.set(row.action_id, figuresIn(row, last));
  return last;
}

/**
 * By action (I19): the figures that a report may not exceed, where a later period's is approved already, as it is when
 * an earlier one is corrected. Nothing where the later one says itself why it is lower.
 */
export async function nextApproved(
  context: RequestContext,
  report: FollowUpReportRow,
): Promise<Map<string, LastFigures>> {
  const next = new Map<string, LastApproved>();
  for (const row of await approvedFigures(context, report, { earlier: false })) {
    if (row.explained) next.delete(row.action_id);
    else next.set(row.action_id, figuresIn(row, next));
  }
  return next;
}

async function approvedFigures(
  context: RequestContext,
  { municipalityId, bodyId, year, periodId, period }: FollowUpReportRow,
  { earlier }: { earlier: boolean },
): Promise<ApprovedRow[]> {
  const calendar = await context.loader(periodById).load(periodId);
  if (period === "OTHER" || calendar === null) return [];
  return await context.query<ApprovedRow>(APPROVED, [municipalityId, bodyId, year, calendar.to, earlier]);
}

/** A period's figures, with the cost of the one farther away where it says nothing of it. */
function figuresIn(
  { action_id, id, cost, women, men, other, unspecified }: ApprovedRow,
  farther: ReadonlyMap<string, LastApproved>,
): LastApproved {
  return {
    followUpId: id,
    costAmount: cost ?? farther.get(action_id)?.costAmount ?? null,
    ...{ attendanceWomen: women, attendanceMen: men, attendanceOther: other, attendanceUnspecified: unspecified },
  };
}
