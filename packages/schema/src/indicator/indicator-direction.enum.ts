import { enumType } from "../core/enum-type.js";

/** R-L: how far a value has come towards its target depends on the direction. */
export const IndicatorDirection = enumType("IndicatorDirection", "Which way is better for an indicator.", {
  UP: "The more the better.",
  DOWN: "The less the better.",
  MAINTAIN: "To be kept at least as good as the target.",
  RANGE: "To be kept between two values.",
  MILESTONE: "To be done by a date.",
});

export type IndicatorDirection = keyof typeof IndicatorDirection;
