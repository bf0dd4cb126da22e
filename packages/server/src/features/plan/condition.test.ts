import { describe, expect, it } from "@jest/globals";
import { conditionOn } from "./condition.js";

const hash = `pm1:sha256:${"a".repeat(64)}`;
const otherHash = `pm1:sha256:${"b".repeat(64)}`;
const today = "2026-11-21";

const version = (facts: Partial<Parameters<typeof conditionOn>[1]> = {}): Parameters<typeof conditionOn>[1] => ({
  ...{ collaborationId: "01900000-0000-7000-8000-000000000001", number: 1, state: "PARTLY_ADOPTED" },
  ...{ contentHash: hash, effectiveFrom: null, supersededOn: null },
  ...facts,
});

describe("I12: the condition that a version of the common section comes into force", () => {
  it.each(["PROPOSED", "PARTLY_ADOPTED"] as const)("is open while the version is %s", (state) => {
    expect(conditionOn(today, version({ state }), hash, [])).toBe("OPEN");
    expect(conditionOn(today, version({ state }), null, [])).toBe("OPEN");
  });

  it("is met from the first day in force, not before", () => {
    const coming = version({ effectiveFrom: "2026-12-01" });
    expect(conditionOn("2026-11-30", coming, hash, [])).toBe("OPEN");
    expect(conditionOn("2026-12-01", coming, hash, [])).toBe("MET");
  });

  it("stays met when the version is replaced or repealed after it was in force", () => {
    const replaced = version({ effectiveFrom: "2026-10-01", supersededOn: "2026-11-01" });
    expect(conditionOn(today, replaced, hash, [version({ number: 2, effectiveFrom: "2026-11-01" })])).toBe("MET");
    expect(conditionOn(today, { ...replaced, state: "REPEALED" }, hash, [])).toBe("MET");
  });

  it.each(["RETURNED", "REPEALED", "DRAFT", "CONSULTATION"] as const)("has failed when the version is %s", (state) => {
    expect(conditionOn(today, version({ state }), hash, [])).toBe("FAILED");
  });

  it("has failed when the version was repealed without ever being in force", () => {
    const repealed = version({ state: "REPEALED", effectiveFrom: "2026-10-01", supersededOn: "2026-10-01" });
    expect(conditionOn(today, repealed, hash, [])).toBe("FAILED");
  });

  it("has failed when the text is another one, also when that is in force", () => {
    const other = version({ contentHash: otherHash, effectiveFrom: "2026-10-01" });
    expect(conditionOn(today, other, hash, [])).toBe("FAILED");
    expect(conditionOn(today, version({ contentHash: null, state: "DRAFT" }), hash, [])).toBe("FAILED");
    // Where the text that was decided on is not known, it is that of the version.
    expect(conditionOn(today, other, null, [])).toBe("MET");
  });

  it("has failed when a newer version came into force, not when an older one is", () => {
    const newer = version({ number: 2, effectiveFrom: "2026-11-21" });
    expect(conditionOn("2026-11-20", version(), hash, [newer])).toBe("OPEN");
    expect(conditionOn(today, version(), hash, [newer])).toBe("FAILED");
    expect(conditionOn(today, version({ number: 3 }), hash, [newer])).toBe("OPEN");
  });
});
