import { FollowUpPeriodFields } from "./follow-up-period.fields.js";
import { MunicipalityPeriodsFields } from "./municipality-periods.fields.js";
import { PeriodResolver } from "./period.resolver.js";

export { FollowUpPeriodRow } from "./follow-up-period.row.js";
export { periodById, periodsOfMunicipality } from "./period.loaders.js";
export { holdPeriod } from "./period.store.js";
export { periodState } from "./period-state.js";

export const periodResolvers = [PeriodResolver, FollowUpPeriodFields, MunicipalityPeriodsFields] as const;
