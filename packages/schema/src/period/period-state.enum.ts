import { enumType } from "../core/enum-type.js";

export const PeriodState = enumType("PeriodState", "Where a follow-up period is in its life.", {
  PLANNED: "In the calendar, not open for reports yet.",
  OPEN: "Reports can be written and handed in.",
  DUE: "The last day for reports has passed.",
  LOCKED: "Closed by the coordinator; its figures are fixed.",
  PUBLISHED: "Its figures are made public.",
});

export type PeriodState = keyof typeof PeriodState;
