import { enumType } from "../core/enum-type.js";

export const HistorySubject = enumType("HistorySubject", "What an entry of a history is about.", {
  PLAN: "The plan itself: its state, its own text, its decision.",
  COMMON_SECTION: "Which common part the plan includes; in a common section's history its own state, text and days.",
  STRATEGY: "Which strategy version the plan is adopted on.",
  PARTICIPATION: "The plan's part in an action, or its body's invitation of another to take part.",
  ACTION: "The action itself and its content: title, days, points.",
  REPORT: "A report on the plan: its state and decision.",
  FOLLOW_UP: "What a report says of one part.",
  EFFECT: "An effect that a report describes.",
  DECISION: "A formal decision: recorded, completed or corrected.",
  ADOPTION: "A member's answer to the common text.",
  CONSULTATION: "A member's consent to a consultation, or a body's answer in it.",
  REPEAL: "A member's decision that the common text is to be in force no more.",
});

export type HistorySubject = keyof typeof HistorySubject;
