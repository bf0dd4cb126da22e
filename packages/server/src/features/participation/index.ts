export { participationById } from "./participation.loaders.js";
export { ParticipationRow } from "./participation.row.js";
export { participationsInActionOrder, participationsInPlanOrder } from "./participation.store.js";
export { ParticipationInvitationRow } from "./participation-invitation.row.js";

import { ParticipationFields } from "./participation.fields.js";

export const participationResolvers = [ParticipationFields] as const;
