import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { factsAndScope } from "../../../../../../tests/support/arbitrary-facts.js";
import { factsOf, scopeOf } from "../../../../../../tests/support/facts-builder.js";
import { summarise } from "../summarise.js";

const areas = [{ code: "V", pointCodes: ["V1", "V2", "V3"] }];
/** V9 of the version before was split into V1 and V2; W9 is dropped. */
const earlierPoints = [
  { point: "V9@1", covers: ["V1", "V2"] },
  { point: "W9@1", covers: [] },
];
const part = (strategyPoints: string[]) => [{ body: "L-KS", strategyPoints }];

describe("R-G: actions by strategy point", () => {
  it("edge case 14: counts an action on a point that was split by that point, after those in force", () => {
    const facts = factsOf({ A1: part(["V9@1", "V3"]), A2: part(["W9@1"]) }, { areas, earlierPoints });
    const { byStrategyPoint, uncoveredStrategyPoints } = summarise(facts, scopeOf(["L"]));
    expect(byStrategyPoint).toEqual([
      { point: "V3", actions: 1 },
      { point: "V9@1", actions: 1 },
      { point: "W9@1", actions: 1 },
    ]);
    // The action was linked to all of V9, so that neither of those that it became is without one.
    expect(uncoveredStrategyPoints).toEqual([]);
  });

  it("leaves the points uncovered that only a dropped one could have covered", () => {
    const facts = factsOf({ A1: part(["W9@1"]) }, { areas, earlierPoints });
    expect(summarise(facts, scopeOf(["L"])).uncoveredStrategyPoints).toEqual(["V1", "V2", "V3"]);
  });

  it("counts an action once whose two points were merged", () => {
    const facts = factsOf({ A1: part(["V1", "V1"]) }, { areas });
    expect(summarise(facts, scopeOf(["L"])).byStrategyPoint).toEqual([{ point: "V1", actions: 1 }]);
  });

  it("loses no action, and no figure by area, whatever becomes of the points", () => {
    const points = ["P1", "P2", "O1", "V1", "EARLIER1"];
    const lineage = fc.tuple(...points.map((point) => fc.constantFrom(point, "P1", "V2", `${point}@1`)));
    fc.assert(
      fc.property(factsAndScope, lineage, ({ facts, scope }, mapped) => {
        const into = new Map(points.map((point, index) => [point, mapped[index] ?? point]));
        const parts = facts.parts.map((one) => ({
          ...one,
          content: {
            ...one.content,
            strategyPoints: one.content.strategyPoints.map((point) => into.get(point) ?? point),
          },
        }));
        const before = summarise(facts, scope);
        const after = summarise({ ...facts, parts }, scope);
        expect(after.total).toEqual(before.total);
        expect(after.byArea).toEqual(before.byArea);
        const sum = after.byArea.reduce((actions, { figures }) => actions + figures.actions, 0);
        expect(sum).toBe(after.total.actions);
        // A point is counted wherever what it became is, and never twice for one action.
        for (const { point, actions } of before.byStrategyPoint) {
          const now = after.byStrategyPoint.find((one) => one.point === into.get(point));
          expect(now?.actions ?? 0).toBeGreaterThanOrEqual(actions);
          expect(now?.actions ?? 0).toBeLessThanOrEqual(parts.length);
        }
      }),
    );
  });
});
