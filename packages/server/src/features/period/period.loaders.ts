import { byForeignKey } from "../../db/by-foreign-key.js";
import { byId } from "../../db/by-id.js";
import { FollowUpPeriodRow } from "./follow-up-period.row.js";

export const periodById = byId(FollowUpPeriodRow);

/** Of all years, in the order in which they end: those of one year all begin on 1 January. */
export const periodsOfMunicipality = byForeignKey(FollowUpPeriodRow, "municipalityId", {
  to: "ASC",
  from: "ASC",
  id: "ASC",
});
