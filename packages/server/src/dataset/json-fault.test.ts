import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { jsonFault } from "./json-fault.js";

function isParsed(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("jsonFault", () => {
  it.each([
    ["", 1, 1, "not valid JSON: expected a value, found the end of the file"],
    ['{\n  "a": 1,\n}', 3, 1, 'not valid JSON: expected a key in quotation marks, found "}"'],
    ['{"a": [1 2]}', 1, 10, 'not valid JSON: expected "," or "]", found "2"'],
    ['{"a": 01}', 1, 7, 'not valid JSON: expected a value, found "0"'],
    ['{"a" 1}', 1, 6, 'not valid JSON: expected ":", found "1"'],
    ["[] x", 1, 4, 'not valid JSON: expected the end of the file, found "x"'],
    ['{"a": 1, "a": 2}', 1, 10, 'the key "a" stands twice in one object'],
    ['{"a": "b\n"}', 1, 9, 'not valid JSON: expected the rest of a text in quotation marks, found "\\n"'],
    [
      `["${"a".repeat(100_000)}`,
      1,
      100_003,
      "not valid JSON: expected the rest of a text in quotation marks, found the end of the file",
    ],
    ["[".repeat(100_000), 1, 66, "values lie more than 64 deep in each other"],
  ])("says where %.20j goes wrong", (text, line, column, problem) => {
    expect(jsonFault(text)).toEqual({ line, column, problem });
  });

  it("agrees with JSON.parse on what is JSON", () => {
    const scrap = fc.constantFrom(...'{}[],:"\\01e-.+tnu \n\t\u0001å');
    fc.assert(
      fc.property(fc.json(), fc.nat(), scrap, (json, at, char) => {
        const place = at % (json.length + 1);
        const text = json.slice(0, place) + char + json.slice(place);
        const fault = jsonFault(text);
        fc.pre(!fault?.problem.includes("twice")); // JSON.parse has no opinion on those
        expect(fault === null).toBe(isParsed(text));
      }),
      { numRuns: 1_000 },
    );
  });
});
