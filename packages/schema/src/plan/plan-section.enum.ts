import { enumType } from "../core/enum-type.js";

export const PlanSection = enumType("PlanSection", "Which part of a plan an action is in.", {
  COMMON: "The common part, identical for all members (gemensam del).",
  LOCAL: "The municipality's own part (kommunspecifik del).",
});

export type PlanSection = keyof typeof PlanSection;
