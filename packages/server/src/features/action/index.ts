export {
  actionById,
  newestRevisionOfAction,
  pointsOfRevision,
  principlesOfRevision,
  revisionById,
  revisionsOfAction,
} from "./action.loaders.js";
export { mayInvite } from "./action.policy.js";
export { ActionRow } from "./action.row.js";
export { contentOf } from "./action-content.js";
export { actionFacts } from "./action-facts.js";
export { ActionRevisionRow } from "./action-revision.row.js";
export { ActionRevisionPointRow } from "./action-revision-point.row.js";
export { ActionRevisionPrincipleRow } from "./action-revision-principle.row.js";
export { lockAction } from "./require-action.js";

import { ActionFields } from "./action.fields.js";
import { ActionResolver } from "./action.resolver.js";
import { ActionContentFields } from "./action-content.fields.js";
import { ActionWritingResolver } from "./action-writing.resolver.js";

export const actionResolvers = [ActionResolver, ActionWritingResolver, ActionFields, ActionContentFields] as const;
