import { CommonSectionDiffFields } from "./common-section-diff.fields.js";
import { PlanDiffEntry, PlanDiffFields } from "./plan-diff.fields.js";
import { StrategyVersionDiffEntry, StrategyVersionDiffFields } from "./strategy-version-diff.fields.js";
import { TextDiffSegmentFields } from "./text-diff.fields.js";

export const diffResolvers = [
  PlanDiffEntry,
  PlanDiffFields,
  CommonSectionDiffFields,
  StrategyVersionDiffEntry,
  StrategyVersionDiffFields,
  TextDiffSegmentFields,
] as const;
