import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { decimal, percentage, ratio, rational, roundHalfUp } from "./rounding.js";

describe("half up", () => {
  it.each([
    ["68.75", 1, 68.8],
    ["81.25", 1, 81.3],
    ["1.005", 2, 1.01],
    ["-0.25", 1, -0.2],
    ["-0.26", 1, -0.3],
    ["-0.04", 1, 0],
  ])("%s to %d decimals is %d", (text, decimals, expected) => {
    expect(roundHalfUp(decimal(text), decimals)).toBe(expected);
  });

  it("is at most half a unit away and never below a tie", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 1, max: 1e4 }), (n, d) => {
        const error = roundHalfUp(rational(n, d), 1) - n / d;
        expect(error).toBeGreaterThan(-0.05 - 1e-9);
        expect(error).toBeLessThan(0.05 + 1e-9);
      }),
    );
  });
});

describe("shares", () => {
  it("are null when there is nothing to divide by", () => {
    expect(percentage(0, 0)).toBeNull();
    expect(ratio(5n, 0n)).toBeNull();
    expect(() => rational(1, 0)).toThrow(RangeError);
  });

  it("are exact for amounts beyond 2^53", () => {
    expect(percentage(9_007_199_254_740_993n, 18_014_398_509_481_986n)).toBe(50);
  });
});

describe("decimals in text", () => {
  it("are read exactly", () => {
    expect(decimal("-62.50")).toEqual({ n: -6250n, d: 100n });
  });

  it.each(["", "1,5", "1e9", "NaN", ".5", "5."])("%j is refused", (text) => {
    expect(() => decimal(text)).toThrow("Not a decimal number");
  });
});
