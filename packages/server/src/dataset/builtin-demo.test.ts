import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { builtinDemo } from "./builtin-demo.js";
import { parseDataset } from "./parse-dataset.js";

describe("the built-in demo", () => {
  it("is a sound dataset with texts of its own for the whole strategy", () => {
    const { strategy, actions } = parseDataset(readFileSync(builtinDemo, "utf8"));
    const parts = [...strategy.areas, ...strategy.areas.flatMap((area) => area.points), ...strategy.principles];
    expect(parts).toHaveLength(3 + 12 + 7);
    expect(parts.filter((part) => part.text === null || part.nameEn === null)).toEqual([]);
    expect(actions.filter((action) => action.description !== null).length).toBeGreaterThanOrEqual(8);
  });
});
