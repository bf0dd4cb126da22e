import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { canonicalHash } from "./hash.js";

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, shuffled(inner)]),
  );
}

describe("canonicalHash", () => {
  it("is the SHA-256 of the canonical JSON, with its scheme", () => {
    // printf '%s' '{"a":[1,2],"b":"å"}' | sha256sum
    expect(canonicalHash({ b: "å", a: [1, 2.0] })).toBe(
      "pm1:sha256:152c5e8b8874715aef94c0162c15b5feb6624274f515c5ba6d3146aa75978f06",
    );
  });

  it("does not depend on the order of keys or on the form of letters", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "grapheme" }), (value) => {
        expect(canonicalHash(value)).toMatch(/^pm1:sha256:[0-9a-f]{64}$/);
        expect(canonicalHash(shuffled(value))).toBe(canonicalHash(value));
      }),
    );
    expect(canonicalHash("A\u030A")).toBe(canonicalHash("Å"));
  });

  it("refuses what is not JSON", () => {
    expect(() => canonicalHash(undefined)).toThrow(TypeError);
    expect(() => canonicalHash({ a: Number.NaN })).toThrow();
  });
});
