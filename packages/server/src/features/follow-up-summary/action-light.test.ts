import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { factsAndScope } from "../../../../../tests/support/arbitrary-facts.js";
import { factsOf, type PartSketch } from "../../../../../tests/support/facts-builder.js";
import { actionLight } from "./action-light.js";
import type { FollowUpFacts } from "./facts.js";
import { lastDay } from "./rules/periods.js";
import { indexReports } from "./rules/report-index.js";
import type { LightContext } from "./rules/units.js";
import { summarise } from "./summarise.js";

const T2: Pick<LightContext, "period" | "basis" | "consolidation"> = {
  ...{ period: "T2", basis: "APPROVED", consolidation: "WORST" },
};

function lightOf(facts: FollowUpFacts, actionId: string, asked: typeof T2 = T2) {
  const members = facts.municipalities.map(({ id }) => id);
  const until = lastDay(facts.periods, members, facts.year, asked.period);
  const reports = indexReports(facts.reports, facts.followUps);
  return actionLight(actionId, facts.parts, members, { ...asked, lastDay: until, reports });
}

const green: Partial<PartSketch> = { T2: { assessment: "GREEN" } };
const red: Partial<PartSketch> = { T2: { assessment: "RED" } };

describe("the light of one action", () => {
  it("is the one that the summary over all members counts", () => {
    fc.assert(
      fc.property(factsAndScope, ({ facts, scope }) => {
        const all = {
          ...scope,
          municipalities: facts.municipalities.map(({ id }) => id),
          consolidation: "WORST",
        } as const;
        const merged = facts.parts.filter((part) => part.mergedInto !== null).map((part) => part.actionId);
        for (const { actionId, light, incomplete } of summarise(facts, all).units) {
          if (merged.includes(actionId)) continue;
          expect(lightOf(facts, actionId, all)).toMatchObject({ light: light ?? "MISSING", incomplete });
        }
      }),
    );
  });

  it("is MISSING without parts, before the start, and where every report is exempt", () => {
    const facts = factsOf({
      later: [{ body: "L-KS", startDate: "2026-09-01", ...green }],
      exempt: [{ body: "N-KS", T2: { state: "EXEMPT", assessment: "GREEN" } }],
    });
    expect(lightOf(facts, "unknown")).toEqual({ light: "MISSING", incomplete: false, municipalities: [] });
    expect(lightOf(facts, "later")).toEqual({ light: "MISSING", incomplete: false, municipalities: ["L"] });
    expect(lightOf(facts, "exempt")).toEqual({ light: "MISSING", incomplete: false, municipalities: ["N"] });
  });

  it("of a cancelled action is what was reported", () => {
    const facts = factsOf({ J1: [{ body: "L-KS", cancelledOn: "2026-06-01", ...red }] });
    expect(lightOf(facts, "J1").light).toBe("RED");
  });

  it("of a merged action is its own, of its target both's", () => {
    const facts = factsOf({
      J1: [{ body: "L-KS", mergedInto: "J2", ...red }],
      J2: [{ body: "N-KS", ...green }],
    });
    expect(lightOf(facts, "J1")).toMatchObject({ light: "RED", municipalities: ["L"] });
    expect(lightOf(facts, "J2")).toMatchObject({ light: "RED", municipalities: ["L", "N"] });
  });
});
