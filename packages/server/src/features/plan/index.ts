export { planById } from "./plan.loaders.js";
export { PlanRow } from "./plan.row.js";
export { PlanCommonSectionRow } from "./plan-common-section.row.js";
export { PlanStrategyVersionRow } from "./plan-strategy-version.row.js";

import { PlanFields } from "./plan.fields.js";
import { PlanResolver } from "./plan.resolver.js";
import { PlanCommonSectionFields } from "./plan-common-section.fields.js";

export const planResolvers = [PlanResolver, PlanFields, PlanCommonSectionFields] as const;
