import { BodyFields } from "./body.fields.js";
import { BodySuccessionFields, BodySuccessionsFields } from "./body-successions.fields.js";
import { MunicipalityBodiesFields } from "./municipality-bodies.fields.js";
import { PolicyDomainFields } from "./policy-domain.fields.js";

export { bodiesOfMunicipality, bodyById, domainByKey, successionsFrom } from "./body.loaders.js";
export { BodyRow } from "./body.row.js";
export { BodySuccessionRow } from "./body-succession.row.js";
export { holdOrganisations, lockOrganisation } from "./organisation-lock.js";
export { PolicyDomainRow } from "./policy-domain.row.js";
export { bodyAnsweringOn, predecessorsOf, successorsOf } from "./succession.js";

export const bodyResolvers = [
  BodyFields,
  BodySuccessionFields,
  BodySuccessionsFields,
  MunicipalityBodiesFields,
  PolicyDomainFields,
] as const;
