import { enumType } from "../core/enum-type.js";

export const PlanOrderField = enumType("PlanOrderField", "What plans can be ordered by.", {
  YEAR: "The calendar year.",
  BODY: "The body's name, in Swedish order.",
  UPDATED_AT: "When the plan last changed.",
});

export type PlanOrderField = keyof typeof PlanOrderField;
