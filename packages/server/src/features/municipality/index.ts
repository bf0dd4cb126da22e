import { MunicipalityFields } from "./municipality.fields.js";
import { MunicipalityResolver } from "./municipality.resolver.js";

export { municipalityByCode, municipalityById, profileByMunicipality } from "./municipality.loaders.js";
export { MunicipalityRow } from "./municipality.row.js";
export { findMunicipalities } from "./municipality.store.js";
export { labelsOf } from "./municipality-labels.js";
export { MunicipalityProfileRow } from "./municipality-profile.row.js";

export const municipalityResolvers = [MunicipalityResolver, MunicipalityFields] as const;
