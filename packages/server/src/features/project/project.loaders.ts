import { byForeignKey } from "../../db/by-foreign-key.js";
import { byId } from "../../db/by-id.js";
import { DisbursementRow } from "./disbursement.row.js";
import { FundingLineRow } from "./funding-line.row.js";
import { ProjectRow } from "./project.row.js";
import { ProjectActionRow } from "./project-action.row.js";
import { ProjectApplicantRow } from "./project-applicant.row.js";

export const projectById = byId(ProjectRow);
export const applicantsOfProject = byForeignKey(ProjectApplicantRow, "projectId", { applicantId: "ASC" });
export const linksOfProject = byForeignKey(ProjectActionRow, "projectId", { actionId: "ASC" });
export const linksOfAction = byForeignKey(ProjectActionRow, "actionId", { projectId: "ASC" });
export const linesOfProject = byForeignKey(FundingLineRow, "projectId", { id: "ASC" });
export const disbursementsOfLine = byForeignKey(DisbursementRow, "lineId", { date: "ASC", id: "ASC" });
