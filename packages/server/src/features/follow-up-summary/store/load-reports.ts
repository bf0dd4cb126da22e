import type { RequestContext } from "../../../context/request-context.js";
import type { FollowUpFact, ReportFact } from "../facts.js";

export interface ReportsWanted {
  collaborationId: string;
  /** Ids of the members' periods. */
  periods: readonly string[];
}

const REPORTS = `
  SELECT id, body_id AS "bodyId", period_kind AS period, revision, state
  FROM follow_up_report WHERE shared_in = $1 AND period_id = ANY ($2)`;

/** The revisions of the reports on plans in force, with their state, which members share before the content. */
export function loadReports(
  context: RequestContext,
  { collaborationId, periods }: ReportsWanted,
): Promise<ReportFact[]> {
  return context.query<ReportFact>(REPORTS, [collaborationId, periods]);
}

export interface FollowUpsWanted extends ReportsWanted {
  /** R-B: also those in reports handed in, which the viewer can only see of its own municipality. */
  submitted: boolean;
  /** Null: about every action. */
  actions: readonly string[] | null;
}

interface FollowUpRow extends Omit<FollowUpFact, "attendance"> {
  women: number;
  men: number;
  other: number;
  unspecified: number;
}

const FOLLOW_UPS = `
  SELECT f.report_id AS "reportId", p.action_id AS "actionId", f.assessment, f.cost_amount AS cost,
    f.attendance_women AS women, f.attendance_men AS men, f.attendance_other AS other,
    f.attendance_unspecified AS unspecified
  FROM follow_up_report r
  JOIN action_follow_up f ON f.municipality_id = r.municipality_id AND f.report_id = r.id
  JOIN participation p ON p.municipality_id = f.municipality_id AND p.id = f.participation_id
  WHERE r.shared_in = $1 AND r.period_id = ANY ($2)
    AND (f.shared_in = $1 OR ($3 AND f.report_state = 'SUBMITTED'))
    AND ($4::uuid[] IS NULL OR p.action_id = ANY ($4))`;

/** What those reports say, as far as it is shared: approved. One statement. */
export async function loadFollowUps(
  context: RequestContext,
  { collaborationId, periods, submitted, actions }: FollowUpsWanted,
): Promise<FollowUpFact[]> {
  const rows = await context.query<FollowUpRow>(FOLLOW_UPS, [collaborationId, periods, submitted, actions]);
  return rows.map(({ women, men, other, unspecified, ...followUp }) => ({
    ...followUp,
    attendance: { women, men, other, unspecified },
  }));
}
