import { CollaborationFields } from "./collaboration.fields.js";
import { CollaborationResolver } from "./collaboration.resolver.js";
import { CollaborationMembershipFields } from "./collaboration-membership.fields.js";

export {
  collaborationById,
  collaborationByKey,
  membershipsOfCollaboration,
  membershipsOfMunicipality,
} from "./collaboration.loaders.js";
export { CollaborationRow } from "./collaboration.row.js";
export { findCollaborations } from "./collaboration.store.js";
export { CollaborationMembershipRow } from "./collaboration-membership.row.js";
export { endMembership } from "./end-membership.js";

export const collaborationResolvers = [
  CollaborationResolver,
  CollaborationFields,
  CollaborationMembershipFields,
] as const;
