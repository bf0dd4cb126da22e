import { byForeignKey } from "../../db/by-foreign-key.js";
import { LocalDesignationRow } from "./local-designation.row.js";

export const designationsOfStrategy = byForeignKey(LocalDesignationRow, "strategyId", { id: "ASC" });
