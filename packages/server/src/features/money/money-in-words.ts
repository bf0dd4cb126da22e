import { moneyOf } from "./money.js";

/** An amount in minor units as a text: "180000.00 SEK" of 18000000n. */
export function moneyInWords(amountMinor: bigint, of: string): string {
  const { amount, currency } = moneyOf(amountMinor, of);
  return `${amount} ${currency}`;
}
