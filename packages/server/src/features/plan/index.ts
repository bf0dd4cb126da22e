export { checkCorrectedDecision } from "./check-corrected-decision.js";
export { closePlan } from "./close-plan.js";
export { collaborationsOf, commonSectionsOf, strategyVersionsOf, versionOf } from "./included-texts.js";
export { planById, plansOfBody } from "./plan.loaders.js";
export { mayPlan, mayWriteForBody, type PlanFacts } from "./plan.policy.js";
export { PlanRow } from "./plan.row.js";
export { holdPlans, lockPlans, planInPlace, requirePlan } from "./plan.store.js";
export { inForce, type PlanVerb, underWay } from "./plan.transitions.js";
export { PlanCommonSectionRow } from "./plan-common-section.row.js";
export { planFacts } from "./plan-facts.js";
export { PlanStrategyVersionRow } from "./plan-strategy-version.row.js";

import { PlanFields } from "./plan.fields.js";
import { PlanResolver } from "./plan.resolver.js";
import { PlanCommonSectionFields } from "./plan-common-section.fields.js";
import { PlanWritingResolver } from "./plan-writing.resolver.js";

export const planResolvers = [PlanResolver, PlanWritingResolver, PlanFields, PlanCommonSectionFields] as const;
