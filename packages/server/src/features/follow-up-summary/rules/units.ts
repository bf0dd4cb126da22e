import type { Consolidation, PartFact, PeriodKind, SummaryBasis } from "../facts.js";
import { type ActionInSet, isNotStarted } from "./action-set.js";
import { type Consolidated, consolidate } from "./consolidated-light.js";
import { isExempt, partLight } from "./part-light.js";
import type { ReportIndex } from "./report-index.js";

/** What is counted: an action within a member set, with the rule EACH one part of it. */
export interface Unit {
  action: ActionInSet;
  /** Those whose report is not exempt; never empty. */
  parts: PartFact[];
  /** Null before the action has started. */
  consolidated: Consolidated | null;
}

export interface Units {
  units: Unit[];
  /** R-B: units that exemption has left without parts. */
  exempt: number;
}

/** What the lights are read by. */
export interface LightContext {
  reports: ReportIndex;
  period: PeriodKind;
  lastDay: string;
  basis: SummaryBasis;
  consolidation: Consolidation;
}

/** R-B, R-C: the units of a set of actions, of the parts that `within` accepts alone. */
export function unitsOf(
  actions: readonly ActionInSet[],
  context: LightContext,
  within: (part: PartFact) => boolean = () => true,
): Units {
  const result: Units = { units: [], exempt: 0 };
  for (const action of actions) {
    for (const counted of countedTogether(action.parts.filter(within), context.consolidation)) {
      const parts = counted.filter((part) => !isExempt(part, context.period, context.reports));
      if (parts.length === 0) result.exempt += 1;
      else result.units.push({ action, parts, consolidated: lightOf(action, parts, context) });
    }
  }
  return result;
}

/** How many units the actions are, whatever their reports say. */
export function countUnits(actions: readonly ActionInSet[], rule: Consolidation): number {
  return actions.reduce((sum, action) => sum + countedTogether(action.parts, rule).length, 0);
}

function countedTogether(parts: PartFact[], rule: Consolidation): PartFact[][] {
  if (rule === "EACH") return parts.map((part) => [part]);
  return parts.length > 0 ? [parts] : [];
}

function lightOf(action: ActionInSet, parts: readonly PartFact[], context: LightContext): Consolidated | null {
  if (isNotStarted(action, context.lastDay)) return null;
  const lit = parts.map((part) => partLight(part, context.period, context.reports, context.basis));
  return consolidate(lit, context.consolidation);
}
