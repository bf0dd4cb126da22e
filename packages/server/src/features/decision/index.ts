import { DecisionFields } from "./decision.fields.js";

export { decisionById } from "./decision.loaders.js";
export { DecisionRow } from "./decision.row.js";

export const decisionResolvers = [DecisionFields] as const;
