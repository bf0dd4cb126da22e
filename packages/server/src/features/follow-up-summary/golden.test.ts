import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { demoDataset } from "../../../../../tests/support/dataset.js";
import { factsFromDataset } from "../../../../../tests/support/facts-from-dataset.js";
import { asGolden, type GoldenFigures, parseGoldenKey } from "../../../../../tests/support/golden.js";
import { matchingActions } from "./drill-down.js";
import { summarise } from "./summarise.js";

const dataset = demoDataset();
const everybody = dataset.municipalities.map((municipality) => municipality.code);
const golden: Record<string, GoldenFigures> = JSON.parse(
  readFileSync(new URL("../../../../../tests/support/demo-golden.json", import.meta.url), "utf8"),
);

function answer(key: string): GoldenFigures {
  const { year, municipalities = everybody, ...rest } = parseGoldenKey(key);
  const scope = { ...rest, municipalities };
  const summaryOf = (ids: string[]) => {
    const asked = { ...scope, municipalities: ids };
    return summarise(factsFromDataset(dataset, year, asked), asked);
  };
  const summary = summaryOf(municipalities);
  return asGolden(summary, {
    grantedPerInhabitant: (id) => summaryOf([id]).funding.grantedPerInhabitant,
    listed: (filter) => matchingActions(summary, filter).map(({ reference }) => reference),
  });
}

describe.each(Object.keys(golden))("the demo's figures, %s", (key) => {
  const expected = golden[key] ?? {};
  const actual = answer(key);

  it.each(Object.keys(expected))("%s", (figure) => {
    expect(actual[figure]).toEqual(expected[figure]);
  });

  // What the golden figures leave out of a whole answer is left out of ours too; LEAD and EACH give the total alone.
  it("has nothing beside them", () => {
    const whole = "attendance" in expected;
    expect(Object.keys(whole ? actual : {}).filter((figure) => !(figure in expected))).toEqual([]);
  });
});
