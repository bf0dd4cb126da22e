import { describe, expect, it } from "@jest/globals";
import { factsOf, scopeOf } from "../../../../../tests/support/facts-builder.js";
import { matchingActions } from "./drill-down.js";
import type { FollowUpFacts, ReportFact } from "./facts.js";
import { summarise } from "./summarise.js";

const green = { assessment: "GREEN" } as const;
const yellow = { assessment: "YELLOW" } as const;
const red = { assessment: "RED" } as const;
const notAssessable = { assessment: "NOT_ASSESSABLE" } as const;

function women(count: number) {
  return { ...green, attendance: { women: count, men: 0, other: 0, unspecified: 0 } };
}

/** T1 and T2 of one body's only action. */
function oneBody(T1: object, T2: object): FollowUpFacts {
  return factsOf({ A1: [{ body: "L-KS", T1, T2 }] });
}

function listed(...question: Parameters<typeof matchingActions>): string[] {
  return matchingActions(...question).map(({ id }) => id);
}

describe("edge case 26: what may not be guessed", () => {
  it("a missing report is neither green nor 0", () => {
    const facts = factsOf({ A1: [{ body: "L-KS", T2: green }], A2: [{ body: "L-SN" }] });
    expect(summarise(facts, scopeOf(["L"])).total).toMatchObject({
      actions: 2,
      green: 1,
      missing: 1,
      notReported: 1,
      coverage: 50,
      score: 100,
    });
  });

  it("not assessable is an answer, and not a yellow", () => {
    const { total } = summarise(oneBody({}, notAssessable), scopeOf(["L"]));
    expect(total).toMatchObject({ yellow: 0, notAssessable: 1, coverage: 0, responseRate: 100, score: null });
  });

  it("the total is not the mean of the members", () => {
    const facts = factsOf({
      J1: [
        { body: "L-KS", T2: green },
        { body: "N-KS", role: "PARTNER", T2: red },
      ],
      L1: [{ body: "L-KS", T2: green }],
      L2: [{ body: "L-KS", T2: green }],
    });
    const { total, byMunicipality, overlap } = summarise(facts, scopeOf(["L", "N"]));
    expect(byMunicipality.map((each) => each.figures.score)).toEqual([100, 0]);
    expect(total.score).toBe(66.7);
    expect(overlap).toBe(1);
  });
});

describe("edge case 27: accumulated figures", () => {
  it("are not summed over the periods", () => {
    const facts = factsOf({
      A1: [{ body: "L-KS", T1: { ...women(10), cost: 100n }, T2: { ...women(25), cost: 300n } }],
    });
    const { attendance, cost } = summarise(facts, scopeOf(["L"]));
    expect(attendance).toMatchObject({ yearToDate: { women: 25 }, inPeriod: { women: 15 }, carriedForward: 0 });
    expect(cost).toEqual([{ municipalityId: "L", amount: 300n }]);
  });

  it("are carried forward over a report that is not approved, without a flow", () => {
    const facts = oneBody({ ...women(10), cost: 100n }, { ...women(25), cost: 300n, state: "SUBMITTED" });
    const { attendance, cost } = summarise(facts, scopeOf(["L"]));
    expect(attendance).toMatchObject({ yearToDate: { women: 10 }, inPeriod: null, carriedForward: 1 });
    expect(cost).toEqual([{ municipalityId: "L", amount: 100n }]);
  });

  it("may fall with a correction: the flow is then negative", () => {
    expect(summarise(oneBody(women(10), women(7)), scopeOf(["L"])).attendance.inPeriod).toMatchObject({ women: -3 });
  });

  it("have no flow in the year's first period", () => {
    const { attendance, trend } = summarise(oneBody(women(10), {}), scopeOf(["L"], { period: "T1" }));
    expect(attendance).toMatchObject({ yearToDate: { women: 10 }, inPeriod: null });
    expect(trend).toBeNull();
  });
});

describe("edge case 28: correction after approval", () => {
  const corrected = (state: ReportFact["state"], original: ReportFact["state"]): FollowUpFacts => {
    const facts = oneBody(green, green);
    const second: ReportFact = { id: "second", bodyId: "L-KS", period: "T2", revision: 2, state };
    const first = facts.reports.map((report) => (report.period === "T2" ? { ...report, state: original } : report));
    const said = facts.followUps.slice(0, 1).map((followUp) => ({ ...followUp, ...red, reportId: "second" }));
    return { ...facts, reports: [...first, second], followUps: [...facts.followUps, ...said] };
  };

  it.each(["DRAFT", "SUBMITTED", "RETURNED"] as const)("changes nothing while it is %s", (state) => {
    const { total, reports } = summarise(corrected(state, "APPROVED"), scopeOf(["L"]));
    expect(total).toMatchObject({ green: 1, red: 0 });
    expect(reports).toMatchObject({ due: 1, approved: 1 });
  });

  it("counts once it is approved", () => {
    expect(summarise(corrected("APPROVED", "SUPERSEDED"), scopeOf(["L"])).total).toMatchObject({ green: 0, red: 1 });
  });
});

describe("edge case 29: different periods", () => {
  const facts = factsOf({
    J1: [
      { body: "L-KS", T1: yellow, T2: green },
      { body: "N-KS", role: "PARTNER", T2: green },
    ],
  });
  const onlyTwice = facts.periods.filter((period) => period.municipalityId !== "N" || period.kind !== "T1");

  it("are side by side, not comparable", () => {
    const question = scopeOf(["L", "N"], { period: "T1" });
    const { scope, reports } = summarise({ ...facts, periods: onlyTwice }, question);
    expect(scope.comparable).toBe(false);
    expect(reports.due).toBe(1);
  });

  it("are not comparable when they end on different days", () => {
    const earlier = facts.periods.map((each) => (each.municipalityId === "N" ? { ...each, to: "2026-03-31" } : each));
    expect(summarise({ ...facts, periods: earlier }, scopeOf(["L", "N"])).scope.comparable).toBe(false);
    expect(summarise({ ...facts, periods: earlier }, scopeOf(["N"])).scope).toMatchObject({
      comparable: true,
      lastDay: "2026-03-31",
    });
  });

  it("give a trend from the parts that reported in both", () => {
    expect(summarise({ ...facts, periods: onlyTwice }, scopeOf(["L", "N"])).trend).toMatchObject({ improved: 1 });
    expect(summarise({ ...facts, periods: onlyTwice }, scopeOf(["N"])).trend).toBeNull();
  });
});

describe("edge case 31: nothing to divide by", () => {
  it("is null, never 0 or 100", () => {
    const empty = summarise(factsOf({}), scopeOf([]));
    expect(empty.total).toMatchObject({
      actions: 0,
      coverage: null,
      greenShare: null,
      score: null,
      weightedScore: null,
    });
    expect(empty.plansDescribing).toEqual({ count: 0, share: null });
    expect(empty.funding).toMatchObject({ leverage: null, externalShare: null, successRateNumber: null });
    expect(empty.funding.grantedPerInhabitant).toBeNull();
  });

  it("of another year's population there is no figure per inhabitant", () => {
    const facts = oneBody({}, {});
    const stale = facts.municipalities.map((each) => ({ ...each, populationOn: "2024-12-31" }));
    expect(summarise(facts, scopeOf(["L"])).funding.grantedPerInhabitant).toBe(0);
    expect(summarise({ ...facts, municipalities: stale }, scopeOf(["L"])).funding.grantedPerInhabitant).toBeNull();
  });
});

describe("R-A the action set", () => {
  it("has what has not started in n, without a light and outside the coverage", () => {
    const facts = factsOf({
      A1: [{ body: "L-KS", T2: green }],
      A2: [{ body: "L-KS", startDate: "2026-09-01", T2: red }],
    });
    const summary = summarise(facts, scopeOf(["L"]));
    expect(summary.total).toMatchObject({ actions: 2, notStarted: 1, red: 0, coverage: 100, responseRate: 100 });
    expect(summary.trend).toMatchObject({ notComparable: 2 });
    expect(listed(summary, { light: ["GREEN", "YELLOW", "RED", "NOT_ASSESSABLE", "MISSING"] })).toEqual(["A1"]);
  });

  it("has cancelled ones apart from the day of cancellation, their money included", () => {
    const cancelled = (cancelledOn: string) =>
      summarise(factsOf({ A1: [{ body: "L-KS", cancelledOn, budget: 500n, T2: green }] }), scopeOf(["L"]));
    expect(cancelled("2026-08-31")).toMatchObject({
      cancelled: 1,
      total: { actions: 0 },
      uncoveredStrategyPoints: ["V1"],
    });
    expect(cancelled("2026-08-31").budgetByArea).toEqual([{ area: "V", amount: 500n }]);
    expect(cancelled("2026-09-01")).toMatchObject({ cancelled: 0, total: { actions: 1 } });
  });

  it("counts a merged action as its target", () => {
    const facts = factsOf({
      J1: [{ body: "L-KS", T2: green, area: "V" }],
      N1: [{ body: "N-KS", T2: red, area: "P", mergedInto: "J1" }],
    });
    const { total, byArea, units, joint } = summarise(facts, scopeOf(["L", "N"]));
    expect(total).toMatchObject({ actions: 1, red: 1 });
    expect(joint.actions).toBe(1);
    expect(byArea.map((each) => [each.area, each.figures.actions])).toEqual([["V", 1]]);
    expect(units.map((unit) => unit.reference)).toEqual(["J1"]);
  });

  it("has exempt ones apart, and consolidates the other parts of a joint action", () => {
    const facts = factsOf({
      J1: [
        { body: "L-KS", T2: { state: "EXEMPT" } },
        { body: "N-KS", role: "PARTNER", T2: yellow },
      ],
      L1: [{ body: "L-KS", T2: { state: "EXEMPT" } }],
    });
    const { total, exempt, reports, joint } = summarise(facts, scopeOf(["L", "N"], { consolidation: "LEAD" }));
    expect(total).toMatchObject({ actions: 1, yellow: 1, incomplete: 0 });
    expect(joint.actions).toBe(1);
    expect(exempt).toBe(1);
    expect(reports).toMatchObject({ due: 1, exempt: 1 });
  });

  it("keeps one area and one weight, the lead's, whoever asks", () => {
    const facts = factsOf({
      J1: [
        { body: "L-KS", role: "PARTNER", area: "V", weight: 1, revision: 2, T2: green },
        { body: "N-KS", area: "P", weight: 3, T2: green },
      ],
    });
    for (const members of [["L"], ["N"], ["L", "N"]]) {
      const { byArea } = summarise(facts, scopeOf(members));
      expect(byArea.map((each) => [each.area, each.figures.actions])).toEqual([
        ["V", 0],
        ["P", 1],
      ]);
    }
  });
});

describe("disagreement", () => {
  const facts = factsOf({
    J1: [
      { body: "L-KS", T2: green },
      { body: "N-KS", role: "PARTNER", T2: red },
    ],
    J2: [
      { body: "L-SN", T2: green },
      { body: "N-SN", role: "PARTNER", T2: notAssessable },
    ],
    L1: [
      { body: "L-KS", T2: green },
      { body: "L-SN", role: "PARTNER", T2: red },
    ],
  });

  it("is between municipalities that have both assessed", () => {
    const summary = summarise(facts, scopeOf(["L", "N"]));
    expect(listed(summary, { disagreement: true })).toEqual(["J1"]);
    expect(listed(summary, { disagreement: true, municipality: "L" })).toEqual(["J1"]);
    expect(listed(summary, { municipality: "N", light: ["RED"] })).toEqual(["J1"]);
  });

  it("is none of a municipality's own", () => {
    expect(listed(summarise(facts, scopeOf(["L"])), { disagreement: true })).toEqual([]);
  });
});

describe("figures by domain and body", () => {
  it("light an action from the parts there", () => {
    const facts = factsOf({
      J1: [
        { body: "L-KS", domain: "D", T2: green },
        { body: "L-SN", domain: "D", role: "PARTNER", T2: red },
      ],
    });
    const { total, byDomain, byBody } = summarise(facts, scopeOf(["L"]));
    expect(total).toMatchObject({ actions: 1, red: 1 });
    expect(byDomain).toMatchObject([{ domain: "D", figures: { actions: 1, red: 1 } }]);
    expect(byBody).toMatchObject([
      { bodyId: "L-KS", figures: { green: 1 } },
      { bodyId: "L-SN", figures: { red: 1 } },
    ]);
  });
});

describe("INCLUDE_SUBMITTED", () => {
  it("lets submitted reports answer", () => {
    const facts = oneBody({}, { ...red, state: "SUBMITTED" });
    expect(summarise(facts, scopeOf(["L"])).total).toMatchObject({ missing: 1, awaitingApproval: 1 });
    expect(summarise(facts, scopeOf(["L"], { basis: "INCLUDE_SUBMITTED" })).total).toMatchObject({
      red: 1,
      missing: 0,
    });
  });
});
