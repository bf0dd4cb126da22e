import { ConsultationConsentFields, ConsultationResponseFields } from "./consultation.fields.js";

export {
  consentsOfCommonSection,
  consentsOfStrategyVersion,
  responsesOfCommonSection,
  responsesOfStrategyVersion,
} from "./consultation.loaders.js";
export { insertConsent, insertResponse } from "./consultation.store.js";
export { ConsultationConsentRow } from "./consultation-consent.row.js";
export { ConsultationResponseRow } from "./consultation-response.row.js";

export const consultationResolvers = [ConsultationConsentFields, ConsultationResponseFields] as const;
