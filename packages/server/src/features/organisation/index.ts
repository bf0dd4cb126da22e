import { MunicipalitySettingsResolver } from "./municipality-settings.resolver.js";
import { OrganisationResolver } from "./organisation.resolver.js";
import { ReportDueFromFields } from "./report-due-from.fields.js";

export const organisationResolvers = [OrganisationResolver, MunicipalitySettingsResolver, ReportDueFromFields] as const;
