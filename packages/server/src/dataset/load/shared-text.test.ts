import { describe, expect, it } from "@jest/globals";
import { effectiveFrom, isLocked, type SharedTextEntry, storedState, supersededOn } from "./shared-text.js";

const text = (
  state: SharedTextEntry["state"],
  from: string | null = null,
  to: string | null = null,
): SharedTextEntry => ({
  state,
  effectiveFrom: from,
  effectiveTo: to,
});

describe("a shared text", () => {
  it.each(["EFFECTIVE", "SUPERSEDED"] as const)("is stored as PARTLY_ADOPTED with its first day when %s", (state) => {
    expect(storedState(text(state, "2025-11-03"))).toBe("PARTLY_ADOPTED");
    expect(effectiveFrom(text(state, "2025-11-03"))).toBe("2025-11-03");
  });

  it("comes into force on no day before every member has adopted it", () => {
    expect(effectiveFrom(text("PARTLY_ADOPTED", "2027-01-01"))).toBeNull();
  });

  it("has a hash from PROPOSED on", () => {
    expect(isLocked(text("CONSULTATION"))).toBe(false);
    expect(isLocked(text("PROPOSED"))).toBe(true);
    expect(isLocked(text("RETURNED"))).toBe(true);
  });
});

describe("supersededOn", () => {
  const first = text("SUPERSEDED", "2024-11-04");
  const second = text("SUPERSEDED", "2025-03-01");
  const third = text("EFFECTIVE", "2025-06-01");

  it("is the first day of the next version to come into force", () => {
    const versions = [third, text("RETURNED"), first, second];
    expect(versions.map((version) => supersededOn(version, versions))).toEqual([
      null,
      null,
      "2025-03-01",
      "2025-06-01",
    ]);
  });

  it("is the day after a last day that the dataset gives", () => {
    expect(supersededOn(text("REPEALED", "2024-11-04", "2024-12-31"), [third])).toBe("2025-01-01");
  });
});
