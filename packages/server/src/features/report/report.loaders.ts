import { byForeignKey } from "../../db/by-foreign-key.js";
import { byId } from "../../db/by-id.js";
import { ActionFollowUpRow } from "./action-follow-up.row.js";
import { EffectRow } from "./effect.row.js";
import { FollowUpReportRow } from "./follow-up-report.row.js";
import { ReportReasonRow } from "./report-reason.row.js";

export const reportById = byId(FollowUpReportRow);
export const followUpById = byId(ActionFollowUpRow);
export const reportsByPlan = byForeignKey(FollowUpReportRow, "planId", { revision: "ASC", id: "ASC" });
export const reportsByPeriod = byForeignKey(FollowUpReportRow, "periodId", { revision: "ASC", id: "ASC" });
/** Why, oldest first. */
export const reasonsByReport = byForeignKey(ReportReasonRow, "reportId", { recordedFrom: "ASC", id: "ASC" });
export const followUpsByReport = byForeignKey(ActionFollowUpRow, "reportId", { id: "ASC" });
export const followUpsByParticipation = byForeignKey(ActionFollowUpRow, "participationId", { id: "ASC" });
export const effectsByFollowUp = byForeignKey(EffectRow, "followUpId", { position: "ASC" });
