import { ConsultationResolver } from "./consultation.resolver.js";
import { JointAdoptionResolver } from "./joint-adoption.resolver.js";
import {
  CommonSectionConsultationFields,
  ConsultationFields,
  StrategyConsultationFields,
} from "./shared-text-consultation.fields.js";

export { settleCollaboration } from "./settle-text.js";

export const jointAdoptionResolvers = [
  JointAdoptionResolver,
  ConsultationResolver,
  ConsultationFields,
  CommonSectionConsultationFields,
  StrategyConsultationFields,
] as const;
