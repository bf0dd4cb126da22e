import { CollaborationCommonSectionsFields } from "./collaboration-common-sections.fields.js";
import { CommonSectionVersionFields } from "./common-section-version.fields.js";

export { commonSectionById, commonSectionsOfCollaboration } from "./common-section.loaders.js";
export { CommonSectionVersionRow } from "./common-section-version.row.js";

export const commonSectionResolvers = [CollaborationCommonSectionsFields, CommonSectionVersionFields] as const;
