import { CommonSectionHistoryFields, PlanHistoryFields, ReportHistoryFields } from "./history.fields.js";
import { HistoryChangeFields } from "./history-change.fields.js";
import { HistoryActorFields, HistoryEntryFields } from "./history-entry.fields.js";

export const historyResolvers = [
  PlanHistoryFields,
  ReportHistoryFields,
  CommonSectionHistoryFields,
  HistoryEntryFields,
  HistoryActorFields,
  HistoryChangeFields,
] as const;
