import type { Money } from "@samplan/schema";

/** An amount in minor units (öre) as the API shows it: 18000000n is "180000.00". Exact, however large. */
export function moneyOf(amountMinor: bigint, currency: string): Money {
  const sign = amountMinor < 0n ? "-" : "";
  const digits = String(amountMinor < 0n ? -amountMinor : amountMinor).padStart(3, "0");
  return { amount: `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`, currency };
}
