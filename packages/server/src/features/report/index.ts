export { ActionFollowUpRow } from "./action-follow-up.row.js";
export { EffectRow } from "./effect.row.js";
export { followPlan } from "./follow-plan.js";
export { FollowUpReportRow } from "./follow-up-report.row.js";
export { followUpById, reportById } from "./report.loaders.js";
export { followUpsInPeriodOrder, reportsInPeriodOrder } from "./report.store.js";
export { ReportReasonRow } from "./report-reason.row.js";
export { startReports } from "./start-reports.js";
export { isYearReported } from "./year-report.js";

import { ActionFollowUpFields } from "./action-follow-up.fields.js";
import { FollowUpResolver } from "./follow-up.resolver.js";
import { FollowUpReportFields } from "./report.fields.js";
import { ReportResolver } from "./report.resolver.js";
import { ReportStepsResolver } from "./report-steps.resolver.js";

export const reportResolvers = [
  ReportResolver,
  ReportStepsResolver,
  FollowUpResolver,
  FollowUpReportFields,
  ActionFollowUpFields,
] as const;
