import { byForeignKey } from "../../db/by-foreign-key.js";
import { byId } from "../../db/by-id.js";
import { ParticipationRow } from "./participation.row.js";
import { ParticipationInvitationRow } from "./participation-invitation.row.js";

export const participationById = byId(ParticipationRow);
export const invitationById = byId(ParticipationInvitationRow);
export const participationsOfPlan = byForeignKey(ParticipationRow, "planId", { id: "ASC" });
export const participationsOfAction = byForeignKey(ParticipationRow, "actionId", { id: "ASC" });
export const invitationsOfAction = byForeignKey(ParticipationInvitationRow, "actionId", { id: "ASC" });
