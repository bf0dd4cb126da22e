import { enumType } from "./enum-type.js";

export const OrderDirection = enumType("OrderDirection", "Which way a list is ordered.", {
  ASC: "Smallest, earliest or first in the Swedish alphabet first.",
  DESC: "Largest, latest or last in the Swedish alphabet first.",
});

export type OrderDirection = keyof typeof OrderDirection;
