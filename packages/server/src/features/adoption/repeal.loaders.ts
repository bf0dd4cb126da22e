import { byForeignKey } from "../../db/by-foreign-key.js";
import { RepealRow } from "./repeal.row.js";

// In the order in which they were recorded.
export const repealsOfCommonSection = byForeignKey(RepealRow, "commonSectionVersionId", { id: "ASC" });
export const repealsOfStrategyVersion = byForeignKey(RepealRow, "strategyVersionId", { id: "ASC" });
