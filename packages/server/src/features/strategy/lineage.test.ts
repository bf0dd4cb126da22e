import { describe, expect, it } from "@jest/globals";
import { documentFromMarkdown } from "@samplan/document";
import { type LineageLink, type LineagePoint, lineageFaults } from "./lineage.js";

const point = (id: string, areaCode = "A", text = "En text."): LineagePoint => ({
  ...{ id, code: id.toUpperCase(), areaCode, nameSv: "Punkt" },
  textDocument: documentFromMarkdown(text),
});
const link = (from: string, to: string | null, kind: LineageLink["kind"]): LineageLink => ({ from, to, kind });
const faults = (before: LineagePoint[], after: LineagePoint[], links: LineageLink[]) =>
  lineageFaults(before, after, links).map(({ code, words }) => `${code} ${words.en}`);
const codes = (before: LineagePoint[], after: LineagePoint[], links: LineageLink[]) =>
  lineageFaults(before, after, links).map(({ code }) => code);

const [a, b, c] = [point("a"), point("b"), point("c")];
const [x, y, z] = [point("x"), point("y"), point("z")];

describe("what became of the points of the version before", () => {
  it("may be any of the five, with new points beside", () => {
    const before = [a, b, c, point("d"), point("e"), point("f")];
    const after = [x, point("r", "A", "I andra ord."), y, z, point("m"), point("new")];
    const links = [
      ...[link("a", "x", "SAME"), link("b", "r", "REWORDED"), link("c", "y", "SPLIT"), link("c", "z", "SPLIT")],
      ...[link("d", "m", "MERGED"), link("e", "m", "MERGED"), link("f", null, "DROPPED")],
    ];
    expect(faults(before, after, links)).toEqual([]);
  });

  it("is asked of each, all gaps at once", () => {
    expect(faults([a, b, c], [x], [link("b", "x", "REWORDED")])).toEqual([
      "INCOMPLETE It is not said what has become of A of the version before: say it, or that it is dropped.",
      "INCOMPLETE It is not said what has become of C of the version before: say it, or that it is dropped.",
    ]);
  });

  it.each<[string, LineagePoint[], LineagePoint[], LineageLink[]]>([
    ["a split into one", [a], [x], [link("a", "x", "SPLIT")]],
    ["one merged", [a], [x], [link("a", "x", "MERGED")]],
    ["the same as two", [a], [x, y], [link("a", "x", "SAME"), link("a", "y", "SAME")]],
    ["reworded into two", [a], [x, y], [link("a", "x", "REWORDED"), link("a", "y", "REWORDED")]],
    ["dropped and going on", [a], [x], [link("a", "x", "SAME"), link("a", null, "DROPPED")]],
    ["split and the same", [a], [x, y], [link("a", "x", "SPLIT"), link("a", "y", "SAME")]],
    ["two the same as one", [a, b], [x], [link("a", "x", "SAME"), link("b", "x", "SAME")]],
    ["merged with one that is reworded", [a, b], [x], [link("a", "x", "MERGED"), link("b", "x", "REWORDED")]],
    ["the same in other words", [a], [point("x", "A", "Andra ord.")], [link("a", "x", "SAME")]],
  ])("is refused as %s", (_, before, after, links) => {
    const found = codes(before, after, links);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set(["INVALID_LINEAGE"]));
  });

  it("is compared word for word, whatever the form in which the text was given", () => {
    const [one, other] = [point("a", "A", "*ord*"), point("x", "A", "_ord_")];
    expect(codes([one], [other], [link("a", "x", "SAME")])).toEqual([]);
    expect(codes([one], [{ ...other, nameSv: "Annan" }], [link("a", "x", "SAME")])).toEqual(["INVALID_LINEAGE"]);
  });
});

describe("an area keeps its code", () => {
  const before = [point("a", "P"), point("b", "P"), point("c", "O")];
  const same = (points: LineagePoint[]) => points.map(({ id }) => link(id, `${id}2`, "SAME"));
  const into = (...areas: string[]) => ["a2", "b2", "c2"].map((id, index) => point(id, areas[index]));

  it("so that all its points in one area with a new code is refused", () => {
    const [fault] = lineageFaults(before, into("Q", "Q", "O"), same(before));
    expect(fault).toMatchObject({
      code: "AREA_CODE_CHANGED",
      words: { en: expect.stringContaining("P has been given the code Q") },
    });
  });

  it.each<[string, LineagePoint[]]>([
    ["a single point moves to a new area", into("P", "Q", "O")],
    ["a point moves to another area", into("O", "P", "O")],
    ["an area's points go to one that was there", into("O", "O", "O")],
    ["an area's points go different ways", into("Q", "O", "O")],
  ])("while %s", (_, after) => {
    expect(codes(before, after, same(before))).toEqual([]);
  });

  it("while it is removed with its points", () => {
    const links = [link("a", null, "DROPPED"), link("b", null, "DROPPED"), link("c", "c2", "SAME")];
    expect(codes(before, [point("c2", "O")], links)).toEqual([]);
  });
});
