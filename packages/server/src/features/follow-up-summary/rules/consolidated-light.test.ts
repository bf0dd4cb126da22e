import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type ConsolidatedPart, consolidate, worstLight } from "./consolidated-light.js";
import type { MissingReason, PartLight } from "./part-light.js";

const BETTER_THAN = { RED: ["YELLOW", "GREEN"], YELLOW: ["GREEN"], GREEN: [] } as const;

function lead(light: PartLight, reason: MissingReason | null = null): ConsolidatedPart {
  return { part: { role: "LEAD" }, light, reason };
}

function partner(light: PartLight, reason: MissingReason | null = null): ConsolidatedPart {
  return { part: { role: "PARTNER" }, light, reason };
}

const light = fc.constantFrom<PartLight>("GREEN", "YELLOW", "RED", "NOT_ASSESSABLE", "MISSING");

describe("R-C, the worst light", () => {
  it.each<[PartLight[], string]>([
    [["GREEN", "RED", "YELLOW"], "RED"],
    [["GREEN", "YELLOW"], "YELLOW"],
    [["GREEN", "NOT_ASSESSABLE"], "GREEN"],
    [["NOT_ASSESSABLE", "MISSING"], "NOT_ASSESSABLE"],
    [["MISSING", "MISSING"], "MISSING"],
    [[], "MISSING"],
  ])("of %j is %s", (lights, expected) => expect(worstLight(lights)).toBe(expected));

  it("does not depend on the order of the parts", () => {
    fc.assert(
      fc.property(fc.array(light), (lights) => expect(worstLight(lights.toReversed())).toBe(worstLight(lights))),
    );
  });

  it("never changes by a better part, a missing one or one that cannot be assessed", () => {
    fc.assert(
      fc.property(fc.array(light), (lights) => {
        const worst = worstLight(lights);
        if (worst === "MISSING" || worst === "NOT_ASSESSABLE") return;
        for (const added of [...BETTER_THAN[worst], "MISSING", "NOT_ASSESSABLE"] as const) {
          expect(worstLight([...lights, added])).toBe(worst);
        }
      }),
    );
  });
});

describe("R-C, consolidation", () => {
  it("is incomplete when there is a light and an owner is missing", () => {
    const parts = [lead("YELLOW"), partner("MISSING", "awaitingApproval")];
    expect(consolidate(parts, "WORST")).toEqual({ light: "YELLOW", incomplete: true, reason: null });
    expect(consolidate(parts, "LEAD")).toEqual({ light: "YELLOW", incomplete: true, reason: null });
  });

  it("with LEAD is the lead's part, also when that is missing", () => {
    const parts = [lead("MISSING", "returned"), partner("RED")];
    expect(consolidate(parts, "LEAD")).toEqual({ light: "MISSING", incomplete: false, reason: "returned" });
  });

  it("with LEAD is the worst of the rest where the lead is not among the parts", () => {
    expect(consolidate([partner("GREEN"), partner("YELLOW")], "LEAD").light).toBe("YELLOW");
  });

  it.each<[MissingReason[], MissingReason]>([
    [["returned", "awaitingApproval", "notReported"], "awaitingApproval"],
    [["notReported", "returned"], "returned"],
    [["notReported", "notReported"], "notReported"],
  ])("R-D: gives %j the one reason %s", (reasons, expected) => {
    expect(
      consolidate(
        reasons.map((reason) => partner("MISSING", reason)),
        "WORST",
      ).reason,
    ).toBe(expected);
  });
});
