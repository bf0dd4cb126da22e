import { byId } from "../../db/by-id.js";
import { byUniqueKey } from "../../db/by-unique-key.js";
import { MunicipalityRow } from "./municipality.row.js";
import { MunicipalityProfileRow } from "./municipality-profile.row.js";

export const municipalityById = byId(MunicipalityRow);

/** By the official code, like "0580". */
export const municipalityByCode = byUniqueKey(MunicipalityRow, "code");

export const profileByMunicipality = byUniqueKey(MunicipalityProfileRow, "municipalityId");
