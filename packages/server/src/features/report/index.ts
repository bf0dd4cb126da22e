export { ActionFollowUpRow } from "./action-follow-up.row.js";
export { EffectRow } from "./effect.row.js";
export { FollowUpReportRow } from "./follow-up-report.row.js";
export { followUpsInPeriodOrder, reportsInPeriodOrder } from "./report.store.js";

import { ActionFollowUpFields } from "./action-follow-up.fields.js";
import { FollowUpReportFields } from "./report.fields.js";
import { ReportResolver } from "./report.resolver.js";

export const reportResolvers = [ReportResolver, FollowUpReportFields, ActionFollowUpFields] as const;
