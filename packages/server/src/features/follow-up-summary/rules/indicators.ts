import type { IndicatorFact, IndicatorValueFact } from "../facts.js";
import type { IndicatorMemberResult, IndicatorResult } from "../summary.js";
import { attainment } from "./attainment.js";
import {
  add,
  decimal,
  divide,
  multiply,
  type Rational,
  rational,
  roundHalfUp,
  subtract,
  toNumber,
  ZERO,
} from "./rounding.js";

/** R-K: the members' values, and their common value: null as soon as a member lacks its own, never with 0 for it. */
export function indicatorResult(indicator: IndicatorFact, municipalities: readonly string[]): IndicatorResult {
  const asked = indicator.values.filter((value) => municipalities.includes(value.municipalityId));
  const complete = asked.filter((value) => isComplete(indicator, value));
  const missingMembers = municipalities.filter((id) => !complete.some((value) => value.municipalityId === id));
  const common = aggregate(indicator, complete);
  return {
    indicatorId: indicator.id,
    total: missingMembers.length === 0 ? common : null,
    partialSum: missingMembers.length === 0 ? null : common,
    missingMembers,
    byMunicipality: municipalities.map((id) =>
      memberResult(
        indicator,
        id,
        asked.find((value) => value.municipalityId === id),
      ),
    ),
  };
}

/** A value without what its aggregation needs is missing. */
function isComplete({ aggregation }: IndicatorFact, value: IndicatorValueFact): boolean {
  if (aggregation === "RATIO") return value.numerator !== null && value.denominator !== null;
  return value.outcome !== null && (aggregation !== "WEIGHTED_MEAN" || value.weight !== null);
}

function aggregate(indicator: IndicatorFact, values: readonly IndicatorValueFact[]): number | null {
  if (values.length === 0) return null;
  switch (indicator.aggregation) {
    case "SUM":
      return toNumber(total(values, outcome));
    case "DISTINCT_COUNT":
      // Objects that several members reported are taken from the sum, also where one member alone is asked: its value
      // is then what it has counted alone, so that the same object is not in two members' totals.
      return toNumber(subtract(total(values, outcome), read(indicator.jointlyCounted)));
    case "RATIO":
      return ratioOf(indicator, values);
    case "WEIGHTED_MEAN": {
      const weighted = total(values, (value) => multiply(read(value.weight), outcome(value)));
      const mean = divide(
        weighted,
        total(values, (value) => read(value.weight)),
      );
      return mean && roundHalfUp(mean, 2);
    }
    case "LAST": {
      const leads = values.find((value) => value.municipalityId === indicator.leadMunicipalityId);
      return leads === undefined ? null : toNumber(outcome(leads));
    }
    case "NONE":
      return null;
  }
}

/** I26: a percentage is 100·ΣNum/ΣDen with one decimal; a ratio in another unit is ΣNum/ΣDen with two. */
function ratioOf({ unit }: IndicatorFact, values: readonly IndicatorValueFact[]): number | null {
  const [numerator, denominator] = [total(values, (v) => read(v.numerator)), total(values, (v) => read(v.denominator))];
  const share = divide(numerator, denominator);
  if (share === null) return null;
  return unit === "%" ? roundHalfUp(multiply(rational(100), share), 1) : roundHalfUp(share, 2);
}

function memberResult(
  { direction }: IndicatorFact,
  municipalityId: string,
  value: IndicatorValueFact | undefined,
): IndicatorMemberResult {
  const given = (text: string | null | undefined) => (text == null ? null : toNumber(decimal(text)));
  return {
    municipalityId,
    baseline: given(value?.baseline),
    target: given(value?.target),
    targetMin: given(value?.targetMin),
    targetMax: given(value?.targetMax),
    outcome: given(value?.outcome),
    attainment: value === undefined ? null : attainment(direction, value),
  };
}

function total(values: readonly IndicatorValueFact[], of: (value: IndicatorValueFact) => Rational): Rational {
  return values.reduce((sum, value) => add(sum, of(value)), ZERO);
}

function outcome(value: IndicatorValueFact): Rational {
  return read(value.outcome);
}

/** Only reached with values that `isComplete` has found complete, or where nothing means 0. */
function read(text: string | null): Rational {
  return text === null ? ZERO : decimal(text);
}
