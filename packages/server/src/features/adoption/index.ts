import { AdoptionFields } from "./adoption.fields.js";

export { adoptionsOfCommonSection, adoptionsOfStrategyVersion } from "./adoption.loaders.js";
export { AdoptionRow } from "./adoption.row.js";
export { insertAdoption } from "./adoption.store.js";
export { type CountingAdoption, firstDayInForce } from "./first-day-in-force.js";
export { missingAdoptions } from "./missing-adoptions.js";
export { isInForce, lastDayInForce, type SharedText, sharedTextState } from "./shared-text.js";
export { maySharedText, mayWriteSharedText, type SharedTextFacts } from "./shared-text.policy.js";
export { stateAfter, verbOfOutcome } from "./shared-text.transitions.js";
export { commonSectionFacts, strategyFacts } from "./shared-text-facts.js";

export const adoptionResolvers = [AdoptionFields] as const;
