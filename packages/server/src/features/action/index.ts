export { actionById } from "./action.loaders.js";
export { ActionRow } from "./action.row.js";
export { contentOf } from "./action-content.js";
export { ActionRevisionRow } from "./action-revision.row.js";
export { ActionRevisionPointRow } from "./action-revision-point.row.js";
export { ActionRevisionPrincipleRow } from "./action-revision-principle.row.js";

import { ActionFields } from "./action.fields.js";
import { ActionResolver } from "./action.resolver.js";
import { ActionContentFields } from "./action-content.fields.js";

export const actionResolvers = [ActionResolver, ActionFields, ActionContentFields] as const;
