import { describe, expect, it } from "@jest/globals";
import type { IndicatorDirection, IndicatorValueFact } from "../facts.js";
import { attainment } from "./attainment.js";

const NOTHING: IndicatorValueFact = {
  municipalityId: "m",
  baseline: null,
  target: null,
  targetMin: null,
  targetMax: null,
  outcome: null,
  numerator: null,
  denominator: null,
  weight: null,
};

describe("R-L attainment", () => {
  it.each<[string, IndicatorDirection, Partial<IndicatorValueFact>, number | null]>([
    ["half-way up", "UP", { baseline: "10", outcome: "15", target: "20" }, 50],
    ["half-way down", "DOWN", { baseline: "26", outcome: "20", target: "16" }, 60],
    ["the wrong way is negative", "UP", { baseline: "10", outcome: "8", target: "20" }, -20],
    ["beyond the target is over 100", "DOWN", { baseline: "10", outcome: "4", target: "5" }, 120],
    ["target = baseline has no scale", "UP", { baseline: "10", outcome: "12", target: "10" }, null],
    ["no target", "UP", { baseline: "10", outcome: "12" }, null],
    ["no baseline", "DOWN", { outcome: "12", target: "10" }, null],
    ["no outcome", "UP", { baseline: "10", target: "12" }, null],
    ["maintained, with target = baseline", "MAINTAIN", { baseline: "4.2", outcome: "4.2", target: "4.2" }, 100],
    ["not maintained", "MAINTAIN", { outcome: "4.19", target: "4.2" }, 0],
    ["on the edge of the range", "RANGE", { outcome: "60", targetMin: "40", targetMax: "60" }, 100],
    ["above the range", "RANGE", { outcome: "63", targetMin: "40", targetMax: "60" }, 0],
    ["a range open upwards", "RANGE", { outcome: "63", targetMin: "40" }, 100],
    ["a range without ends", "RANGE", { outcome: "63" }, null],
    ["milestone done", "MILESTONE", { outcome: "1" }, 100],
    ["milestone not done", "MILESTONE", { outcome: "0" }, 0],
  ])("%s", (_name, direction, value, expected) => {
    expect(attainment(direction, { ...NOTHING, ...value })).toBe(expected);
  });
});
