import { enumType } from "../core/enum-type.js";

/** Compared are the parts approved in both periods, ranked GREEN < YELLOW < RED. */
export const TrendKind = enumType("TrendKind", "How an action has changed since the year's previous period.", {
  IMPROVED: "A better light.",
  SAME: "The same light.",
  WORSE: "A worse light.",
  NOT_COMPARABLE: "No parts judged in reports that count in both periods.",
});

export type TrendKind = keyof typeof TrendKind;
