export { changeParticipation } from "./change-participation.js";
export { incompleteParts } from "./incomplete-parts.js";
export { insertParticipation } from "./insert-participation.js";
export { lockActions, lockActionsOfPlan } from "./lock-actions.js";
export { acceptedParts } from "./part-facts.js";
export { invitationById, participationById } from "./participation.loaders.js";
export { ParticipationRow } from "./participation.row.js";
export { participationsInActionOrder, participationsInPlanOrder } from "./participation.store.js";
export { ParticipationInvitationRow } from "./participation-invitation.row.js";
export { carryOverParts, copyParts, linkParts } from "./parts-of-plan.js";
export { pinParts, unpinParts } from "./pin-parts.js";

import { ParticipationFields } from "./participation.fields.js";
import { ParticipationResolver } from "./participation.resolver.js";

export const participationResolvers = [ParticipationResolver, ParticipationFields] as const;
