import { byForeignKey } from "../../db/by-foreign-key.js";
import { byId } from "../../db/by-id.js";
import { PlanRow } from "./plan.row.js";
import { PlanCommonSectionRow } from "./plan-common-section.row.js";
import { PlanStrategyVersionRow } from "./plan-strategy-version.row.js";

export const planById = byId(PlanRow);
/** Of all years, each with its revisions. */
export const plansOfBody = byForeignKey(PlanRow, "bodyId", { year: "ASC", revision: "ASC" });
export const commonSectionsOfPlan = byForeignKey(PlanCommonSectionRow, "planId", { collaborationId: "ASC" });
export const strategyVersionsOfPlan = byForeignKey(PlanStrategyVersionRow, "planId", { collaborationId: "ASC" });
