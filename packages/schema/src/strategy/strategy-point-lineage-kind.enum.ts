import { enumType } from "../core/enum-type.js";

export const StrategyPointLineageKind = enumType(
  "StrategyPointLineageKind",
  "What became of a point of the strategy in the next version.",
  {
    SAME: "Word for word the same name and text; the code may be another.",
    REWORDED: "The same point in other words.",
    SPLIT: "Divided into two points or more.",
    MERGED: "Put together with another point, or several, into one.",
    DROPPED: "Gone, without a successor.",
  },
);

export type StrategyPointLineageKind = keyof typeof StrategyPointLineageKind;
