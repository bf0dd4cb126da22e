import type { MoneyInput } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";

/** Up to 12 digits before the point: more than any budget, and sums stay within what the database holds. */
const decimal = /^(\d{1,12})(?:\.(\d{1,2}))?$/;

/** The amount in minor units (öre) as it is stored; null where it cannot be taken, noted in `problems`. */
export function readMoney(
  context: RequestContext,
  { amount, currency }: MoneyInput,
  path: readonly string[],
  problems: Problem[],
): bigint | null {
  if (currency !== "SEK")
    problems.push(
      problem(context, "INVALID", [...path, "currency"], {
        sv: "Beloppet anges i SEK: räkna om det först.",
        en: "The amount is given in SEK: convert it first.",
      }),
    );
  const [, whole, fraction = ""] = decimal.exec(amount.trim()) ?? [];
  if (whole === undefined) {
    problems.push(
      problem(context, "INVALID", [...path, "amount"], {
        sv: 'Ange beloppet i kronor, inte negativt, med punkt och högst två decimaler, till exempel "180000.50".',
        en: 'Give the amount in kronor, not negative, with a point and two decimals at most, like "180000.50".',
      }),
    );
    return null;
  }
  return currency === "SEK" ? BigInt(whole) * 100n + BigInt(fraction.padEnd(2, "0")) : null;
}
