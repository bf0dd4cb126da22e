import { FollowUpPeriodFields } from "./follow-up-period.fields.js";
import { MunicipalityPeriodsFields } from "./municipality-periods.fields.js";

export { FollowUpPeriodRow } from "./follow-up-period.row.js";
export { periodById, periodsOfMunicipality } from "./period.loaders.js";
export { periodState } from "./period-state.js";

export const periodResolvers = [FollowUpPeriodFields, MunicipalityPeriodsFields] as const;
