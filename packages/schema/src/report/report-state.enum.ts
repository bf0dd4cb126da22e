import { enumType } from "../core/enum-type.js";

export const ReportState = enumType("ReportState", "Where a report is in its life.", {
  NOT_STARTED: "Expected; nothing is written yet.",
  DRAFT: "Being written.",
  SUBMITTED: "Handed in (inlämnad).",
  RETURNED: "Sent back to be completed.",
  APPROVED: "Approved; it counts in figures (godkänd).",
  SUPERSEDED: "Replaced by an approved correction.",
  EXEMPT: "Not asked for, by decision of the coordinator.",
});

export type ReportState = keyof typeof ReportState;
