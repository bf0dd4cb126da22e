import { enumType } from "../core/enum-type.js";

/** R-K. A member without a value makes the total null, never smaller. */
export const IndicatorAggregation = enumType("IndicatorAggregation", "How the members' values make one common value.", {
  SUM: "They are added.",
  RATIO: "Numerators over denominators; percentages are never averaged.",
  WEIGHTED_MEAN: "The mean weighted by each member's weight.",
  DISTINCT_COUNT:
    "Objects are counted; what several members reported is deducted, also where one member alone is asked.",
  LAST: "The latest value from the member that leads.",
  NONE: "They are shown side by side only.",
});

export type IndicatorAggregation = keyof typeof IndicatorAggregation;
