import { BodyFields } from "./body.fields.js";
import { MunicipalityBodiesFields } from "./municipality-bodies.fields.js";
import { PolicyDomainFields } from "./policy-domain.fields.js";

export { bodiesOfMunicipality, bodyById, domainByKey } from "./body.loaders.js";
export { BodyRow } from "./body.row.js";
export { PolicyDomainRow } from "./policy-domain.row.js";

export const bodyResolvers = [BodyFields, MunicipalityBodiesFields, PolicyDomainFields] as const;
