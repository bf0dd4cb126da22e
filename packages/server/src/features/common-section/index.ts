import { CollaborationCommonSectionsFields } from "./collaboration-common-sections.fields.js";
import { CommonSectionResolver } from "./common-section.resolver.js";
import { CommonSectionVersionFields } from "./common-section-version.fields.js";

export { commonSectionById, commonSectionsOfCollaboration } from "./common-section.loaders.js";
export { CommonSectionVersionRow } from "./common-section-version.row.js";

export const commonSectionResolvers = [
  CommonSectionResolver,
  CollaborationCommonSectionsFields,
  CommonSectionVersionFields,
] as const;
