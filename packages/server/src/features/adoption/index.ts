import { AdoptionFields } from "./adoption.fields.js";
import { RepealFields } from "./repeal.fields.js";

export { adoptionsOfCommonSection, adoptionsOfStrategyVersion } from "./adoption.loaders.js";
export { AdoptionRow } from "./adoption.row.js";
export { insertAdoption } from "./adoption.store.js";
export { chosenStart } from "./chosen-start.js";
export { consentsTo, membersWithoutConsent } from "./consents.js";
export { type CountingAdoption, firstDayInForce } from "./first-day-in-force.js";
export { missingAdoptions } from "./missing-adoptions.js";
export { repealsOfCommonSection, repealsOfStrategyVersion } from "./repeal.loaders.js";
export { RepealRow } from "./repeal.row.js";
export { isInForce, lastDayInForce, lastDayOfYear, type SharedText, sharedTextState } from "./shared-text.js";
export { maySharedText, mayWriteSharedText, type SharedTextFacts } from "./shared-text.policy.js";
export { stateAfter, verbOfOutcome } from "./shared-text.transitions.js";
export { sharedTextAbilities } from "./shared-text-abilities.js";
export { commonSectionFacts, type LoadedFacts, strategyFacts } from "./shared-text-facts.js";

export const adoptionResolvers = [AdoptionFields, RepealFields] as const;
