import type { RequestContext } from "../../context/request-context.js";
import { MunicipalityRow } from "./municipality.row.js";

/** Every municipality that the viewer may know of, in Swedish order. */
export function findMunicipalities(context: RequestContext): Promise<MunicipalityRow[]> {
  return context.rows.find(MunicipalityRow, { order: { shortName: "ASC", code: "ASC" } });
}
