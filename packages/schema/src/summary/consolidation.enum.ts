import { enumType } from "../core/enum-type.js";

/** R-C. */
export const Consolidation = enumType("Consolidation", "How the parts of an action are joined into one light.", {
  WORST: "The worst judged part decides; NOT_ASSESSABLE only when no part could be judged.",
  LEAD: "The lead's part decides; where the lead's plan is not in force, the worst of the rest.",
  EACH: "Nothing is joined: each part is counted by itself, so figures count parts instead of actions.",
});

export type Consolidation = keyof typeof Consolidation;
