import { enumType } from "../core/enum-type.js";

/** Tenants keep their own labels; these codes are what is compared. "Not reported" is not an assessment (I21). */
export const Assessment = enumType("Assessment", "A body's judgement of its part in an action for the year.", {
  GREEN: "According to plan (enligt plan).",
  YELLOW: "Partly, or with a minor deviation (mindre avvikelse).",
  RED: "Not according to plan (större avvikelse).",
  NOT_ASSESSABLE: "Cannot be judged yet, with the reason in the comment (kan inte bedömas).",
});

export type Assessment = keyof typeof Assessment;
