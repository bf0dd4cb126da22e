import { enumType } from "../core/enum-type.js";

export const DecisionOutcome = enumType("DecisionOutcome", "What was decided.", {
  ADOPTED: "Adopted as proposed (antagen).",
  ADOPTED_WITH_CHANGES: "Adopted with changes; for a common text that is another text than the one proposed.",
  RETURNED: "Sent back for more work (återremitterad).",
  POSTPONED: "Put off to a later meeting (bordlagd).",
  REJECTED: "Turned down (avslagen).",
});

export type DecisionOutcome = keyof typeof DecisionOutcome;
