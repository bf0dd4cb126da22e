import { byForeignKey } from "../../db/by-foreign-key.js";
import { ConsultationConsentRow } from "./consultation-consent.row.js";
import { ConsultationResponseRow } from "./consultation-response.row.js";

// Oldest first: ids are made in the order of time.

/** Of all versions that the text has had. */
export const consentsOfCommonSection = byForeignKey(ConsultationConsentRow, "commonSectionVersionId", { id: "ASC" });
export const consentsOfStrategyVersion = byForeignKey(ConsultationConsentRow, "strategyVersionId", { id: "ASC" });

export const responsesOfCommonSection = byForeignKey(ConsultationResponseRow, "commonSectionVersionId", { id: "ASC" });
export const responsesOfStrategyVersion = byForeignKey(ConsultationResponseRow, "strategyVersionId", { id: "ASC" });
