import type { ConnectionOf, PeriodKind, ReportState, ReportsArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { whenGiven } from "../../db/condition.js";
import { keysetPage } from "../../db/keyset-page.js";
import type { ActionFollowUpRow } from "./action-follow-up.row.js";
import { FollowUpReportRow } from "./follow-up-report.row.js";
import { followUpsByParticipation, reportById, reportsByPlan } from "./report.loaders.js";

/** The year's order of the periods. */
const order: Record<PeriodKind, number> = { T1: 0, T2: 1, FULL_YEAR: 2, OTHER: 3 };

// What somebody has decided on; an earlier state is shown on a plan's reports, and is nothing to look up by itself.
const decided: ReadonlySet<ReportState> = new Set(["APPROVED", "SUPERSEDED", "EXEMPT"]);

/** A report by its id; as of an earlier instant only when it was decided then. */
export async function reportToRead(context: RequestContext, id: string): Promise<FollowUpReportRow | null> {
  const report = await context.loader(reportById).load(id);
  return report !== null && context.instant !== null && !decided.has(report.state) ? null : report;
}

/** The reports that the viewer may see, the latest year first. */
export async function listReports(
  context: RequestContext,
  { filter, ...page }: ReportsArgs,
): Promise<ConnectionOf<FollowUpReportRow>> {
  const query = context.rows.createQueryBuilder(FollowUpReportRow, "report");
  whenGiven(
    query,
    { municipality: filter?.municipality },
    "report.municipality_id IN (SELECT id FROM municipality WHERE code = ANY(:municipality))",
  );
  whenGiven(query, { year: filter?.year }, "report.year = ANY(:year)");
  whenGiven(query, { period: filter?.period }, "report.period_kind = ANY(:period)");
  whenGiven(query, { state: filter?.state }, "report.state = ANY(:state)");
  return await keysetPage(query, { name: "YEAR", expression: "report.year", type: "integer", direction: "DESC" }, page);
}

/** A plan's reports by period, a correction after what it corrects. */
export async function reportsInPeriodOrder(context: RequestContext, planId: string): Promise<FollowUpReportRow[]> {
  const reports = await context.loader(reportsByPlan).load(planId);
  return [...reports].sort((a, b) => order[a.period] - order[b.period] || a.revision - b.revision);
}

/** What is reported about one part, by period, as far as the viewer may see it. */
export async function followUpsInPeriodOrder(
  context: RequestContext,
  participationId: string,
): Promise<ActionFollowUpRow[]> {
  const followUps = await context.loader(followUpsByParticipation).load(participationId);
  const keyed = await Promise.all(
    followUps.map(async (followUp) => ({ followUp, report: await context.loader(reportById).load(followUp.reportId) })),
  );
  keyed.sort((a, b) => rank(a.report) - rank(b.report));
  return keyed.map(({ followUp }) => followUp);
}

function rank(report: FollowUpReportRow | null): number {
  return report === null ? Number.MAX_SAFE_INTEGER : order[report.period] * 1_000 + report.revision;
}
