import { byForeignKey } from "../../db/by-foreign-key.js";
import { byId } from "../../db/by-id.js";
import { CommonSectionVersionRow } from "./common-section-version.row.js";

export const commonSectionById = byId(CommonSectionVersionRow);

/** Of all years, newest first. */
export const commonSectionsOfCollaboration = byForeignKey(CommonSectionVersionRow, "collaborationId", {
  year: "DESC",
  number: "DESC",
});
