import type { RequestContext } from "../../context/request-context.js";
import { profileByMunicipality } from "../municipality/index.js";
import { periodById, periodState } from "../period/index.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { reportsByPeriod } from "./report.loaders.js";
import type { ReportFacts } from "./report.policy.js";

/** A report as the policy looks at it. */
export async function reportFacts(context: RequestContext, report: FollowUpReportRow): Promise<ReportFacts> {
  const { municipalityId, bodyId, periodId, revision, state } = report;
  const period = await context.loader(periodById).load(periodId);
  const profile = await context.loader(profileByMunicipality).load(municipalityId);
  const revisions = (await context.loader(reportsByPeriod).load(periodId)).filter((one) => one.bodyId === bodyId);
  return {
    body: { id: bodyId, municipalityId },
    state,
    isCorrection: revision > 1,
    hasCorrectionUnderWay: revisions.some((one) => one.revision > revision && one.state !== "APPROVED"),
    // A calendar that is hidden is another municipality's, which has refused before this is asked.
    period: period === null ? "LOCKED" : periodState(period, context.clock.today()),
    approval: profile?.reportApproval ?? "DELEGATE",
  };
}
