import { byId } from "../../db/by-id.js";
import { IndicatorRow } from "./indicator.row.js";

export { IndicatorRow };

export const indicatorById = byId(IndicatorRow);
