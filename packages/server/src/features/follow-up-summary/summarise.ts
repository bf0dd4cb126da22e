import type { FollowUpFacts, FollowUpScope, PartFact } from "./facts.js";
import { type ActionInSet, actionSet, isJoint } from "./rules/action-set.js";
import { attendanceSummary } from "./rules/attendance.js";
import { isDisagreed } from "./rules/disagreement.js";
import { figures } from "./rules/distribution.js";
import { externallyFunded, fundingSummary } from "./rules/funding.js";
import { indicatorResult } from "./rules/indicators.js";
import { mergeTargets } from "./rules/merged-actions.js";
import { amountsByArea, amountsByMunicipality, budgets, costs } from "./rules/money.js";
import { earlierPeriods, isComparable, lastDay as lastDayOf } from "./rules/periods.js";
import { plansDescribing, reportCounts } from "./rules/report-counts.js";
import { indexReports } from "./rules/report-index.js";
import { strategyPointCounts, uncoveredPoints } from "./rules/strategy-points.js";
import { trendCounts, trendOf } from "./rules/trend.js";
import { countUnits, type LightContext, type Unit, unitsOf } from "./rules/units.js";
import type { Summary, SummaryUnit } from "./summary.js";

/** The whole answer to followUpSummary by the rules R-A … R-M; pure, so the same facts always give the same figures. */
export function summarise(facts: FollowUpFacts, scope: FollowUpScope): Summary {
  const { municipalities, period, basis, consolidation } = scope;
  const { year } = facts;
  const lastDay = lastDayOf(facts.periods, municipalities, year, period);
  const earlier = earlierPeriods(facts.periods, municipalities, period);
  const reports = indexReports(facts.reports, facts.followUps);
  const context: LightContext = { reports, period, lastDay, basis, consolidation };

  const { actions, cancelled } = actionSet(facts.parts, municipalities, lastDay);
  const { units, exempt } = unitsOf(actions, context);
  const plans = facts.plans.filter((plan) => municipalities.includes(plan.municipalityId));
  const members = municipalities.flatMap((id) => facts.municipalities.filter((municipality) => municipality.id === id));
  const targetOf = mergeTargets(facts.parts);

  const within = (predicate: (part: PartFact) => boolean) => unitsOf(actions, context, predicate).units;
  const ofMunicipality = municipalities.map((municipalityId) => ({
    municipalityId,
    units: within((part) => part.municipalityId === municipalityId),
  }));
  const areas = areaCodes(facts, [...actions, ...cancelled]);
  const total = figures(units);
  const byMunicipality = ofMunicipality.map(({ municipalityId, units }) => ({
    municipalityId,
    figures: figures(units),
  }));

  const parts = facts.parts.filter((part) => municipalities.includes(part.municipalityId));
  const areaOf = new Map([...actions, ...cancelled].map((action) => [action.id, action.content.area]));
  const owned = parts.map((part) => ({ part, area: areaOf.get(targetOf(part.actionId)) ?? null }));
  const accumulation = { reports, period, earlier, basis };
  const [budget, cost] = [budgets(owned), costs(owned, accumulation)];

  const describe = describeUnit(context, earlier[0] ?? null);
  const described = units.map(describe);

  return {
    scope: {
      municipalities,
      year,
      period,
      lastDay,
      basis,
      consolidation,
      comparable: isComparable(facts.periods, municipalities, period),
    },
    total,
    byMunicipality,
    overlap: byMunicipality.reduce((sum, own) => sum + own.figures.actions, 0) - total.actions,
    byArea: areas.map((area) => ({
      area,
      figures: figures(inArea(units, area)),
      byMunicipality: ofMunicipality.map((own) => ({
        municipalityId: own.municipalityId,
        figures: figures(inArea(own.units, area)),
      })),
    })),
    byDomain: distinct(plans.flatMap((plan) => plan.domain ?? [])).map((domain) => ({
      domain,
      figures: figures(within((part) => part.domain === domain)),
    })),
    byBody: plans.map(({ bodyId }) => ({ bodyId, figures: figures(within((part) => part.bodyId === bodyId)) })),
    byStrategyPoint: strategyPointCounts(actions, facts.areas),
    uncoveredStrategyPoints: uncoveredPoints(actions, facts.areas, facts.earlierPoints),
    joint: figures(units.filter((unit) => isJoint(unit.action))),
    cancelled: countUnits(cancelled, consolidation),
    exempt,
    trend: earlier[0] === undefined ? null : trendCounts(described.flatMap((unit) => unit.trend ?? [])),
    reports: reportCounts(plans, facts.periods, period, reports),
    plansDescribing: plansDescribing(plans),
    budget: amountsByMunicipality(budget, municipalities),
    budgetByArea: amountsByArea(budget, areas),
    cost: amountsByMunicipality(cost, municipalities),
    costByArea: amountsByArea(cost, areas),
    attendance: attendanceSummary(parts, municipalities, accumulation),
    funding: fundingSummary(facts.projects, facts.applications, members, year, lastDay),
    externallyFunded: externallyFunded(
      distinct(units.map((unit) => unit.action)),
      facts.projects,
      year,
      lastDay,
      targetOf,
    ),
    indicators: facts.indicators
      .filter((indicator) => indicator.values.length > 0)
      .map((indicator) => indicatorResult(indicator, municipalities)),
    units: described,
    unitsByMunicipality: ofMunicipality.map((own) => ({ ...own, units: own.units.map(describe) })),
  };
}

function describeUnit(context: LightContext, previous: LightContext["period"] | null): (unit: Unit) => SummaryUnit {
  return (unit) => ({
    actionId: unit.action.id,
    reference: unit.action.reference,
    bodyId: context.consolidation === "EACH" ? (unit.parts[0]?.bodyId ?? null) : null,
    area: unit.action.content.area,
    light: unit.consolidated?.light ?? null,
    incomplete: unit.consolidated?.incomplete ?? false,
    trend: previous && trendOf(unit, previous, context),
    disagreement: isDisagreed(unit.action, context),
  });
}

/** The areas of the strategy in force, then those of earlier versions that actions still have (edge case 16). */
function areaCodes(facts: FollowUpFacts, actions: readonly ActionInSet[]): string[] {
  const earlier = actions.flatMap((action) => action.content.area ?? []).sort();
  return distinct([...facts.areas.map((area) => area.code), ...earlier]);
}

/** R-G: by primary area, which is additive: every unit with an area is in exactly one. */
function inArea(units: readonly Unit[], area: string): Unit[] {
  return units.filter((unit) => unit.action.content.area === area);
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
