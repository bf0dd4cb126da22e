import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { factsAndScope } from "../../../../../tests/support/arbitrary-facts.js";
import { matchingActions } from "./drill-down.js";
import type { Attendance, FollowUpFacts, FollowUpScope, ReportFact } from "./facts.js";
import { summarise } from "./summarise.js";
import type { Figures, Summary } from "./summary.js";

function always(property: (summary: Summary, facts: FollowUpFacts, scope: FollowUpScope) => void): void {
  fc.assert(fc.property(factsAndScope, ({ facts, scope }) => property(summarise(facts, scope), facts, scope)));
}

function everyFigures(summary: Summary): Figures[] {
  return [
    summary.total,
    summary.joint,
    ...summary.byMunicipality.map((each) => each.figures),
    ...summary.byArea.flatMap((each) => [each.figures, ...each.byMunicipality.map((own) => own.figures)]),
    ...summary.byDomain.map((each) => each.figures),
    ...summary.byBody.map((each) => each.figures),
  ];
}

function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}

function everyone({ women, men, other, unspecified }: Attendance): number {
  return women + men + other + unspecified;
}

describe("R-D distribution", () => {
  it("has lights and notStarted that sum to n", () =>
    always((summary) => {
      for (const f of everyFigures(summary)) {
        expect(f.green + f.yellow + f.red + f.notAssessable + f.missing + f.notStarted).toBe(f.actions);
      }
    }));

  it("has reasons that sum to missing", () =>
    always((summary) => {
      for (const f of everyFigures(summary)) expect(f.notReported + f.awaitingApproval + f.returned).toBe(f.missing);
    }));

  it("measures coverage and response rate by the actions that have started, shares by the assessed", () =>
    always((summary) => {
      for (const f of everyFigures(summary)) {
        const [assessed, started] = [f.green + f.yellow + f.red, f.actions - f.notStarted];
        expect(f.coverage).toEqual(
          started === 0 ? null : expect.closeTo((100 * assessed) / started, 1 - Number.EPSILON),
        );
        expect(f.greenShare === null).toBe(assessed === 0);
        expect(f.score === null).toBe(assessed === 0);
        if (f.coverage !== null) expect(f.responseRate).toBeGreaterThanOrEqual(f.coverage);
      }
    }));

  it("never calls a light complete that lacks an owner, and none incomplete without a light", () =>
    always(({ total }) => {
      expect(total.incomplete).toBeLessThanOrEqual(total.actions - total.notStarted - total.missing);
    }));
});

describe("R-E score", () => {
  it("lies between 0 and 100", () =>
    always((summary) => {
      for (const { score, weightedScore } of everyFigures(summary)) {
        for (const each of [score, weightedScore]) {
          if (each === null) continue;
          expect(each).toBeGreaterThanOrEqual(0);
          expect(each).toBeLessThanOrEqual(100);
        }
      }
    }));

  it("follows from the counts, so that MISSING and NOT_ASSESSABLE never count as 0", () =>
    always(({ total: f }) => {
      const assessed = f.green + f.yellow + f.red;
      if (f.score === null) expect(assessed).toBe(0);
      else expect(Math.abs(f.score - (100 * (f.green + f.yellow / 2)) / assessed)).toBeLessThan(0.0501);
    }));

  it("is not moved by an action that nobody has reported", () =>
    always((summary, facts, scope) => {
      const [plan] = facts.plans;
      if (plan === undefined) return;
      const content = { revision: 1, weight: 3, startDate: null, cancelledOn: null, area: "V", strategyPoints: ["V1"] };
      const key = { actionId: "silent", reference: "Z1", role: "LEAD", budget: null, mergedInto: null } as const;
      const more = summarise({ ...facts, parts: [...facts.parts, { ...plan, ...key, content }] }, scope);
      expect(more.total.score).toBe(summary.total.score);
      expect(more.total.weightedScore).toBe(summary.total.weightedScore);
      expect(more.trend?.improved).toBe(summary.trend?.improved);
    }));
});

describe("R-G, R-H additivity", () => {
  it("by primary area sums to n, also within a municipality", () =>
    always((summary) => {
      expect(sumOf(summary.byArea, (each) => each.figures.actions)).toBe(summary.total.actions);
      summary.byMunicipality.forEach(({ figures }, i) => {
        expect(sumOf(summary.byArea, (each) => each.byMunicipality[i]?.figures.actions ?? 0)).toBe(figures.actions);
      });
    }));

  it("has the overlap Σ(k − 1) over the actions, and none with EACH", () =>
    always((summary, _facts, scope) => {
      const owners = new Map<string, number>();
      for (const { units } of summary.unitsByMunicipality) {
        for (const { actionId } of units) owners.set(actionId, (owners.get(actionId) ?? 0) + 1);
      }
      const expected = scope.consolidation === "EACH" ? 0 : sumOf([...owners.values()], (k) => k - 1);
      expect(summary.overlap).toBe(expected);
    }));

  it("asks about one municipality and gets what the total says about it", () =>
    always((summary, facts, scope) => {
      for (const { municipalityId, figures } of summary.byMunicipality) {
        expect(summarise(facts, { ...scope, municipalities: [municipalityId] }).total).toEqual(figures);
      }
    }));

  it("has money by municipality and by area that sum to the same", () =>
    always(({ budget, budgetByArea, cost, costByArea }) => {
      const total = (amounts: { amount: bigint }[]) => amounts.reduce((sum, { amount }) => sum + amount, 0n);
      expect(total(budgetByArea)).toBe(total(budget));
      expect(total(costByArea)).toBe(total(cost));
    }));
});

describe("R-A, R-C units", () => {
  it("with EACH are the parts, cancelled and exempt ones apart", () =>
    always((_summary, facts, scope) => {
      const unmerged = { ...facts, parts: facts.parts.map((part) => ({ ...part, mergedInto: null })) };
      const each = summarise(unmerged, { ...scope, consolidation: "EACH" });
      const parts = facts.parts.filter((part) => scope.municipalities.includes(part.municipalityId));
      expect(each.total.actions + each.cancelled + each.exempt).toBe(parts.length);
    }));

  it("with WORST are never better than any of their assessed parts", () =>
    always((_summary, facts, scope) => {
      const rank = { RED: 0, YELLOW: 1, GREEN: 2, NOT_ASSESSABLE: 3, MISSING: 4 };
      const lights = (consolidation: "WORST" | "EACH") =>
        summarise(facts, { ...scope, consolidation }).units.filter((unit) => unit.light !== null);
      const worst = new Map(lights("WORST").map((unit) => [unit.actionId, unit.light ?? "MISSING"]));
      for (const part of lights("EACH")) {
        expect(rank[worst.get(part.actionId) ?? "MISSING"]).toBeLessThanOrEqual(rank[part.light ?? "MISSING"]);
      }
    }));

  it("are not moved by a report that is not in basis", () =>
    always((summary, facts, scope) => {
      if (scope.basis === "INCLUDE_SUBMITTED") return;
      const silent = new Set(facts.reports.filter((report) => report.state !== "APPROVED").map((report) => report.id));
      const followUps = facts.followUps.filter((followUp) => !silent.has(followUp.reportId));
      expect(summarise({ ...facts, followUps }, scope)).toEqual(summary);
    }));

  it("are not moved by a correction under way", () =>
    always((summary, facts, scope) => {
      const corrections: ReportFact[] = facts.reports
        .filter((report) => report.state === "APPROVED")
        .map((report) => ({
          ...report,
          id: `${report.id} correction`,
          revision: report.revision + 10,
          state: "DRAFT",
        }));
      expect(summarise({ ...facts, reports: [...facts.reports, ...corrections] }, scope)).toEqual(summary);
    }));
});

describe("the order of the facts", () => {
  it("does not matter", () =>
    always((summary, facts, scope) => {
      const reversed = {
        ...facts,
        parts: facts.parts.toReversed(),
        reports: facts.reports.toReversed(),
        followUps: facts.followUps.toReversed(),
        projects: facts.projects.toReversed(),
      };
      expect(summarise(reversed, scope)).toEqual(summary);
    }));
});

describe("trend", () => {
  it("has a kind for every unit, and is null in the year's first period", () =>
    always(({ trend, total }, _facts, { period }) => {
      if (period === "T1") expect(trend).toBeNull();
      else expect(sumOf(Object.values(trend ?? {}), (kind) => kind)).toBe(total.actions);
    }));

  it("is the same all over when both periods say the same", () =>
    always((_summary, facts, scope) => {
      const said = facts.followUps.map((followUp) => ({ ...followUp, assessment: "GREEN" as const }));
      const trend = summarise({ ...facts, followUps: said }, { ...scope, period: "T2" }).trend;
      expect(trend).toMatchObject({ improved: 0, worse: 0 });
    }));
});

describe("attendance", () => {
  it("flows so that the previous year to date + the flow = this one, where all is approved in both", () =>
    always((_summary, facts, scope) => {
      const approved = facts.reports.map((report): ReportFact => ({ ...report, state: "APPROVED", revision: 1 }));
      const reports = [...new Map(approved.map((report) => [`${report.bodyId} ${report.period}`, report])).values()];
      const both = (bodyId: string) =>
        reports.filter((r) => r.bodyId === bodyId && r.period !== "FULL_YEAR").length === 2;
      const parts = facts.parts.filter((part) => both(part.bodyId));
      const [before, now] = (["T1", "T2"] as const).map(
        (period) => summarise({ ...facts, parts, reports }, { ...scope, period }).attendance,
      );
      if (before === undefined || now?.inPeriod == null) return;
      expect(everyone(before.yearToDate) + everyone(now.inPeriod)).toBe(everyone(now.yearToDate));
      expect(now.carriedForward).toBe(0);
    }));

  it("does not fall because a report is late", () =>
    always((_summary, facts, scope) => {
      const late = facts.reports.filter((report) => report.period !== "T2");
      const [before, now] = (["T1", "T2"] as const).map(
        (period) => summarise({ ...facts, reports: late }, { ...scope, period }).attendance,
      );
      expect(now?.yearToDate).toEqual(before?.yearToDate);
      expect(now?.inPeriod).toBeNull();
    }));

  it("by municipality sums to the total", () =>
    always(({ attendance }) => {
      expect(sumOf(attendance.byMunicipality, (own) => everyone(own.yearToDate))).toBe(everyone(attendance.yearToDate));
    }));
});

describe("R-I funding", () => {
  it("is the sum of its municipalities and of its programmes", () =>
    always(({ funding }) => {
      const total = (amounts: { amount: bigint }[]) => amounts.reduce((sum, { amount }) => sum + amount, 0n);
      expect(total(funding.grantedByMunicipality)).toBe(funding.granted);
      expect(total(funding.byProgramme)).toBe(funding.granted);
    }));
});

describe("R-K indicators", () => {
  it("have a total exactly when no member lacks a value", () =>
    always(({ indicators }) => {
      for (const { total, partialSum, missingMembers } of indicators) {
        if (missingMembers.length > 0) expect(total).toBeNull();
        else expect(partialSum).toBeNull();
      }
    }));
});

describe("reports", () => {
  it("are due or exempt on every plan, and the states sum to those due", () =>
    always(({ reports }, facts, scope) => {
      const { due, exempt, ...states } = reports;
      expect(sumOf(Object.values(states), (n) => n)).toBe(due);
      expect(due + exempt).toBe(
        facts.plans.filter((plan) => scope.municipalities.includes(plan.municipalityId)).length,
      );
    }));
});

describe("the drill-down", () => {
  it("lists as many actions as the figure says, but with EACH", () =>
    always((summary, _facts, scope) => {
      if (scope.consolidation === "EACH") return;
      expect(matchingActions(summary, { light: ["RED"] })).toHaveLength(summary.total.red);
      expect(matchingActions(summary, {})).toHaveLength(summary.total.actions);
      for (const { area, byMunicipality } of summary.byArea) {
        for (const { municipalityId, figures } of byMunicipality) {
          const listed = matchingActions(summary, { area, municipality: municipalityId, light: ["MISSING"] });
          expect(listed).toHaveLength(figures.missing);
        }
      }
    }));
});
