import { enumType } from "../core/enum-type.js";

export const ActionOrderField = enumType("ActionOrderField", "What actions can be ordered by.", {
  REFERENCE: "The reference shown to people.",
  TITLE: "The title, in Swedish order.",
  START_DATE: "The first day; actions without one come last.",
  UPDATED_AT: "When the action last changed.",
});

export type ActionOrderField = keyof typeof ActionOrderField;
