import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { moneyOf } from "./money.js";
import { readMoney } from "./read-money.js";

/** All that it asks of the context is the language. */
const context = { request: { language: "en" } } as RequestContext;

function read(amount: string, currency = "SEK") {
  const problems: Problem[] = [];
  return { öre: readMoney(context, { amount, currency }, ["input", "cost"], problems), problems };
}

describe("readMoney", () => {
  it.each([
    ["180000", 18_000_000n],
    ["180000.5", 18_000_050n],
    ["0.05", 5n],
    [" 12.30 ", 1_230n],
    ["999999999999.99", 99_999_999_999_999n],
  ])("takes %j as %s öre", (amount, öre) => {
    expect(read(amount)).toEqual({ öre, problems: [] });
  });

  it.each(["", "-1", "1,50", "1.234", "1 000", "1e3", "+1", ".5", "1.", "0x1", "1000000000000", "Infinity", "١"])(
    "refuses %j, and says where",
    (amount) => {
      expect(read(amount)).toMatchObject({
        öre: null,
        problems: [{ code: "INVALID", field: ["input", "cost", "amount"] }],
      });
    },
  );

  it("refuses another currency, beside what is wrong with the amount", () => {
    expect(read("1", "EUR").öre).toBeNull();
    expect(read("x", "EUR").problems.map(({ field }) => field?.at(-1))).toEqual(["currency", "amount"]);
  });

  it("reads what the API writes", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n - 1n }), (öre) => {
        expect(read(moneyOf(öre, "SEK").amount)).toEqual({ öre, problems: [] });
      }),
    );
  });
});
