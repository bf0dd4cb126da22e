import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { minorUnits, money } from "./money.js";

describe("minorUnits", () => {
  it("reads every whole number of öre back from its decimal thousands", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e14 }), (units) => {
        const digits = String(units).padStart(6, "0");
        expect(minorUnits(Number(`${digits.slice(0, -5)}.${digits.slice(-5)}`))).toBe(BigInt(units));
      }),
    );
  });
});

describe("money", () => {
  it("has a currency exactly when there is an amount", () => {
    expect(money(null, "SEK")).toEqual({ amount: null, currency: null });
    expect(money(0, "SEK")).toEqual({ amount: 0n, currency: "SEK" });
  });
});
