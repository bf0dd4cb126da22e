import { describe, expect, it } from "@jest/globals";
import type { IndicatorFact, IndicatorValueFact } from "../facts.js";
import { indicatorResult } from "./indicators.js";

function value(municipalityId: string, values: Partial<IndicatorValueFact>): IndicatorValueFact {
  const nothing = { baseline: null, target: null, targetMin: null, targetMax: null };
  return { municipalityId, ...nothing, outcome: null, numerator: null, denominator: null, weight: null, ...values };
}

function indicator(values: IndicatorValueFact[], rest: Partial<IndicatorFact>): IndicatorFact {
  const plain = { id: "i", unit: "antal", direction: "UP", aggregation: "SUM" } as const;
  return { ...plain, leadMunicipalityId: null, jointlyCounted: null, values, ...rest };
}

describe("R-K, the common value", () => {
  it("adds SUM exactly", () => {
    const values = [value("a", { outcome: "0.1" }), value("b", { outcome: "0.2" })];
    expect(indicatorResult(indicator(values, {}), ["a", "b"]).total).toBe(0.3);
  });

  it("is null where a member lacks a value, with the sum of the others and who is missing", () => {
    const some = indicator([value("a", { outcome: "3" }), value("b", {})], {});
    expect(indicatorResult(some, ["a", "b", "c"])).toMatchObject({
      total: null,
      partialSum: 3,
      missingMembers: ["b", "c"],
      byMunicipality: [{ outcome: 3 }, { outcome: null }, { outcome: null, attainment: null }],
    });
  });

  it("of a RATIO is the ratio of the sums, never the mean of percentages", () => {
    const values = [
      value("a", { outcome: "100", numerator: "1", denominator: "1" }),
      value("b", { outcome: "0", numerator: "0", denominator: "99" }),
    ];
    const share = indicator(values, { aggregation: "RATIO", unit: "%" });
    expect(indicatorResult(share, ["a", "b"]).total).toBe(1);
    expect(indicatorResult({ ...share, unit: "kr" }, ["a", "b"]).total).toBe(0.01);
  });

  it("of a RATIO of nothing is null, and nobody is missing", () => {
    const none = indicator([value("a", { numerator: "0", denominator: "0" })], { aggregation: "RATIO", unit: "%" });
    expect(indicatorResult(none, ["a"])).toMatchObject({ total: null, missingMembers: [] });
  });

  it("of a WEIGHTED_MEAN needs every weight", () => {
    const values = [value("a", { outcome: "4.4", weight: "38" }), value("b", { outcome: "4.0" })];
    const mean = indicator(values, { aggregation: "WEIGHTED_MEAN" });
    expect(indicatorResult(mean, ["a", "b"])).toMatchObject({ total: null, partialSum: 4.4, missingMembers: ["b"] });
  });

  it("of a DISTINCT_COUNT counts what several reported once", () => {
    const meetings = indicator([value("a", { outcome: "3" }), value("b", { outcome: "2" })], {
      aggregation: "DISTINCT_COUNT",
      jointlyCounted: "1",
    });
    expect(indicatorResult(meetings, ["a", "b"]).total).toBe(4);
    expect(indicatorResult(meetings, ["b"])).toMatchObject({ total: 1, byMunicipality: [{ outcome: 2 }] });
  });

  it("of LAST is the lead's, of NONE there is none", () => {
    const values = [value("a", { outcome: "3" }), value("b", { outcome: "2" })];
    const last = indicator(values, { aggregation: "LAST", leadMunicipalityId: "b" });
    expect(indicatorResult(last, ["a", "b"]).total).toBe(2);
    expect(indicatorResult({ ...last, aggregation: "NONE" }, ["a", "b"])).toMatchObject({
      total: null,
      partialSum: null,
    });
  });
});
