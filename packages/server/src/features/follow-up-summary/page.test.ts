import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { pageOf } from "./page.js";
import { byReference } from "./rules/action-set.js";

const items = fc
  .array(fc.constantFrom("J1", "J02", "J10", "Å1", "Ö1", "Z1", "j1"), { maxLength: 12 })
  .map((references) => references.map((reference) => ({ id: uuidv7(), reference })).sort(byReference));

describe("pages of actions", () => {
  it("give every action once, in order, whatever their size", () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 5 }), (all, first) => {
        const seen: unknown[] = [];
        let after: string | null = null;
        for (let more = true; more; ) {
          const page: ReturnType<typeof pageOf> = pageOf(all, { first, after });
          seen.push(...page.nodes);
          after = page.pageInfo.endCursor;
          more = page.pageInfo.hasNextPage;
        }
        expect(seen).toEqual(all);
      }),
    );
  });

  it("go on where they ended though the action there is gone", () => {
    const [a, b, c] = ["A1", "B1", "C1"].map((reference) => ({ id: uuidv7(), reference }));
    if (!a || !b || !c) throw new Error("three actions");
    const { endCursor } = pageOf([a, b, c], { first: 2 }).pageInfo;
    expect(pageOf([a, c], { first: 2, after: endCursor }).nodes).toEqual([c]);
  });

  it("order digits as numbers and å ä ö last", () => {
    const sorted = ["Ö1", "J10", "J2", "Å1", "Z1"].map((reference) => ({ id: "", reference })).sort(byReference);
    expect(sorted.map(({ reference }) => reference)).toEqual(["J2", "J10", "Z1", "Å1", "Ö1"]);
  });
});
