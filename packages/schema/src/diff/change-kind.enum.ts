import { enumType } from "../core/enum-type.js";

export const ChangeKind = enumType("ChangeKind", "What happened to a part of something from one state to another.", {
  SAME: "It is in both, as it was.",
  ADDED: "It is only in the later one.",
  REMOVED: "It is only in the earlier one.",
  CHANGED: "It is in both, and differs.",
});

export type ChangeKind = keyof typeof ChangeKind;
