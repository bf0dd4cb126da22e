import { ActionConsolidatedFields } from "./fields/action-consolidated.fields.js";
import { FollowUpSummaryFields } from "./fields/follow-up-summary.fields.js";
import { FundingSummaryFields } from "./fields/funding-summary.fields.js";
import { IndicatorResultFields } from "./fields/indicator-result.fields.js";
import { referenceResolvers } from "./fields/reference.fields.js";
import { SummaryScopeFields } from "./fields/summary-scope.fields.js";
import { FollowUpSummaryResolver } from "./follow-up-summary.resolver.js";

export { type DrillDownFilter, matchingActions } from "./drill-down.js";
export type * from "./facts.js";
export { type ApplicationFact, applicationTotals } from "./rules/applications.js";
export { type Consolidated, consolidate } from "./rules/consolidated-light.js";
export { isExempt, partLight } from "./rules/part-light.js";
export { indexReports, reportThatCounts } from "./rules/report-index.js";
export { summarise } from "./summarise.js";
export type * from "./summary.js";

export const followUpSummaryResolvers = [
  FollowUpSummaryResolver,
  FollowUpSummaryFields,
  SummaryScopeFields,
  FundingSummaryFields,
  IndicatorResultFields,
  ...referenceResolvers,
  ActionConsolidatedFields,
] as const;
