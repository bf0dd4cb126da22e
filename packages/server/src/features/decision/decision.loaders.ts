import { byId } from "../../db/by-id.js";
import { DecisionRow } from "./decision.row.js";

export const decisionById = byId(DecisionRow);
