import { AdoptionFields } from "./adoption.fields.js";

export { adoptionsOfCommonSection, adoptionsOfStrategyVersion } from "./adoption.loaders.js";
export { AdoptionRow } from "./adoption.row.js";
export { missingAdoptions } from "./missing-adoptions.js";
export { isInForce, lastDayInForce, type SharedText, sharedTextState } from "./shared-text.js";

export const adoptionResolvers = [AdoptionFields] as const;
