import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type LineageVersion, pointImages } from "./point-images.js";

const version = (
  id: string,
  basedOn: string | null,
  points: string[],
  lineage: [string, string][] = [],
): LineageVersion => ({
  ...{ id, basedOn, points: points.map((point) => ({ id: point, code: point.slice(2), removed: false })) },
  lineage: lineage.map(([from, to]) => ({ from, to })),
});
/** 1:A the same, 1:B and 1:C merged, 1:D split, 1:E dropped; 2:N is new. */
const first = version("v1", null, ["1:A", "1:B", "1:C", "1:D", "1:E"]);
const second = version(
  "v2",
  "v1",
  ["2:A", "2:M", "2:D", "2:F", "2:N"],
  [
    ["1:A", "2:A"],
    ["1:B", "2:M"],
    ["1:C", "2:M"],
    ["1:D", "2:D"],
    ["1:D", "2:F"],
  ],
);
const image = (versions: LineageVersion[], into: string, point: string) => pointImages(versions, into).get(point);

describe("what a point is in another version", () => {
  const both = [second, first];

  it("is itself in its own", () => {
    expect(image(both, "v2", "2:M")).toEqual({ countedAs: "2:M", reached: ["2:M"] });
  });

  it("is its successor, alone or merged with others", () => {
    expect(image(both, "v2", "1:A")).toEqual({ countedAs: "2:A", reached: ["2:A"] });
    expect(image(both, "v2", "1:B")).toEqual({ countedAs: "2:M", reached: ["2:M"] });
    expect(image(both, "v2", "1:C")).toEqual({ countedAs: "2:M", reached: ["2:M"] });
  });

  it("edge case 14: is itself where it was split, and reaches those that it became", () => {
    expect(image(both, "v2", "1:D")).toEqual({ countedAs: "1:D", reached: ["2:D", "2:F"] });
  });

  it("is itself where it was dropped, and reaches none", () => {
    expect(image(both, "v2", "1:E")).toEqual({ countedAs: "1:E", reached: [] });
  });

  it("is followed backwards to an earlier version in force alike", () => {
    expect(image(both, "v1", "2:A")).toEqual({ countedAs: "1:A", reached: ["1:A"] });
    expect(image(both, "v1", "2:F")).toEqual({ countedAs: "1:D", reached: ["1:D"] });
    expect(image(both, "v1", "2:M")).toEqual({ countedAs: "2:M", reached: ["1:B", "1:C"] });
    expect(image(both, "v1", "2:N")).toEqual({ countedAs: "2:N", reached: [] });
  });

  it("is followed over several versions, as far as it is one", () => {
    const third = version(
      "v3",
      "v2",
      ["3:A", "3:S", "3:T"],
      [
        ["2:A", "3:A"],
        ["2:M", "3:S"],
        ["2:M", "3:T"],
        ["2:D", "3:T"],
      ],
    );
    const all = [third, second, first];
    expect(image(all, "v3", "1:A")).toEqual({ countedAs: "3:A", reached: ["3:A"] });
    expect(image(all, "v3", "1:B")).toEqual({ countedAs: "2:M", reached: ["3:S", "3:T"] });
    // Split, and one of the two dropped after: what is left of it.
    expect(image(all, "v3", "1:D")).toEqual({ countedAs: "3:T", reached: ["3:T"] });
  });

  it("goes by the version that both are based on, also between two that were written side by side", () => {
    const beside = version(
      "v3",
      "v1",
      ["3:A", "3:B"],
      [
        ["1:A", "3:A"],
        ["1:B", "3:B"],
      ],
    );
    expect(image([beside, second, first], "v3", "2:A")).toEqual({ countedAs: "3:A", reached: ["3:A"] });
    expect(image([beside, second, first], "v3", "2:N")).toEqual({ countedAs: "2:N", reached: [] });
  });

  it("is the point with its code where there is no lineage at all", () => {
    const other = version("v9", null, ["9:A"]);
    expect(image([other, first], "v9", "1:A")).toEqual({ countedAs: "9:A", reached: ["9:A"] });
    expect(image([other, first], "v9", "1:B")).toEqual({ countedAs: "1:B", reached: [] });
  });

  it("is never one that was written out of the version", () => {
    const draft = { ...first, points: first.points.map((one) => ({ ...one, removed: one.id === "1:A" })) };
    expect(image([draft], "v1", "1:A")).toEqual({ countedAs: "1:A", reached: [] });
  });
});

describe("any lineage", () => {
  /** Three versions of one to four points each, with any links between. */
  const versions = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain((sizes) => {
      const points = sizes.map((size, v) => Array.from({ length: size }, (_, p) => `${v}:P${p}`));
      const between = (earlier: string[], later: string[]) =>
        fc.subarray(earlier.flatMap((from) => later.map((to): [string, string] => [from, to])));
      const [one = [], two = [], three = []] = points;
      return fc
        .tuple(between(one, two), between(two, three))
        .map(([second, third]) => [
          ...[version("v0", null, one), version("v1", "v0", two, second), version("v2", "v1", three, third)],
        ]);
    });

  it("counts every point as exactly one, and reaches only points of the version asked for", () => {
    fc.assert(
      fc.property(versions, fc.constantFrom("v0", "v1", "v2"), (all, into) => {
        const images = pointImages(all, into);
        const points = all.flatMap((one) => one.points.map(({ id }) => id));
        const present = new Set(all.find(({ id }) => id === into)?.points.map(({ id }) => id));
        expect([...images.keys()].sort()).toEqual([...points].sort());
        for (const [id, { countedAs, reached }] of images) {
          expect(points).toContain(countedAs);
          expect(reached.every((point) => present.has(point))).toBe(true);
          // One point there is what it is counted as; of several, none.
          if (reached.length === 1) expect(countedAs).toBe(reached[0]);
          else expect(present.has(countedAs) && id !== countedAs && reached.length > 1).toBe(false);
        }
      }),
    );
  });

  it("a renaming of every point moves each to its successor, over any number of versions", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }), (steps, size) => {
        const all = Array.from({ length: steps + 1 }, (_, v) => {
          const points = Array.from({ length: size }, (_, p) => `${v}:P${p}`);
          const links = points.map((to, p): [string, string] => [`${v - 1}:P${p}`, to]);
          return version(`v${v}`, v === 0 ? null : `v${v - 1}`, points, v === 0 ? [] : links);
        });
        const images = pointImages(all, `v${steps}`);
        for (const { points } of all)
          for (const [p, { id }] of points.entries()) expect(images.get(id)?.countedAs).toBe(`${steps}:P${p}`);
      }),
    );
  });
});
