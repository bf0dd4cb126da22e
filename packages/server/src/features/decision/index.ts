import { DecisionFields } from "./decision.fields.js";

export { checkDecision, type DecisionContent, decisionContent, givenIn, missingInDecision } from "./check-decision.js";
export { decisionById } from "./decision.loaders.js";
export { mayRecordFor } from "./decision.policy.js";
export { DecisionRow } from "./decision.row.js";
export { insertDecision, lockDecision, updateDecision } from "./decision.store.js";

export const decisionResolvers = [DecisionFields] as const;
