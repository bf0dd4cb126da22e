import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { moneyOf } from "./money.js";

describe("moneyOf", () => {
  it.each([
    [18_000_000n, "180000.00"],
    [0n, "0.00"],
    [5n, "0.05"],
    [-5n, "-0.05"],
    [99n, "0.99"],
    [100n, "1.00"],
    [-123_456n, "-1234.56"],
    // Beyond what a float holds exactly.
    [9_007_199_254_740_993n, "90071992547409.93"],
  ])("shows %s öre as %s", (minor, amount) => {
    expect(moneyOf(minor, "SEK")).toEqual({ amount, currency: "SEK" });
  });

  it("loses nothing", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (minor) => {
        const { amount } = moneyOf(minor, "SEK");
        expect(amount).toMatch(/^-?(0|[1-9]\d*)\.\d{2}$/);
        expect(BigInt(amount.replace(".", ""))).toBe(minor);
      }),
    );
  });
});
