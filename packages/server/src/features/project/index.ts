export { DisbursementRow } from "./disbursement.row.js";
export { FundingLineRow } from "./funding-line.row.js";
export { ProjectRow } from "./project.row.js";
export { projectsOfAction } from "./project.store.js";
export { ProjectActionRow } from "./project-action.row.js";
export { ProjectApplicantRow } from "./project-applicant.row.js";

import { FundingLineFields } from "./funding-line.fields.js";
import { ProjectFields } from "./project.fields.js";
import { ProjectResolver } from "./project.resolver.js";

export const projectResolvers = [ProjectResolver, ProjectFields, FundingLineFields] as const;
