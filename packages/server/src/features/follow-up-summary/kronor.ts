import type { Money } from "@samplan/schema";
import { moneyOf } from "../money/index.js";

/** R-I: sums are in SEK, at the rate stored with each amount. Takes öre. */
export function kronor(öre: bigint): Money {
  return moneyOf(öre, "SEK");
}
