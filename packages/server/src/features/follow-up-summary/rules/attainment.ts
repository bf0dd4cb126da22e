import type { IndicatorDirection, IndicatorValueFact } from "../facts.js";
import { compare, decimal, divide, multiply, type Rational, rational, roundHalfUp, subtract } from "./rounding.js";

const HUNDRED = rational(100);
const DONE = rational(1);

/**
 * R-L: how far the outcome has come from baseline to target, in percent with one decimal; below 0 and above 100 are
 * possible. Null where a needed value is missing or UP and DOWN have a target equal to the baseline.
 */
export function attainment(direction: IndicatorDirection, value: IndicatorValueFact): number | null {
  const outcome = read(value.outcome);
  if (outcome === null) return null;
  switch (direction) {
    case "UP":
    case "DOWN":
      return progress(outcome, read(value.baseline), read(value.target));
    case "MAINTAIN":
      return isAtLeast(outcome, read(value.target));
    case "MILESTONE":
      // Reported as 1 when the milestone was reached by its date, else 0.
      return isAtLeast(outcome, read(value.target) ?? DONE);
    case "RANGE":
      return isWithin(outcome, read(value.targetMin), read(value.targetMax));
  }
}

/** The sign makes one formula work for UP and DOWN. */
function progress(outcome: Rational, baseline: Rational | null, target: Rational | null): number | null {
  if (baseline === null || target === null) return null;
  const share = divide(subtract(outcome, baseline), subtract(target, baseline));
  return share && roundHalfUp(multiply(HUNDRED, share), 1);
}

function isAtLeast(outcome: Rational, target: Rational | null): number | null {
  return target && (compare(outcome, target) >= 0 ? 100 : 0);
}

/** A range may be open at one end. */
function isWithin(outcome: Rational, min: Rational | null, max: Rational | null): number | null {
  if (min === null && max === null) return null;
  const within = (min === null || compare(outcome, min) >= 0) && (max === null || compare(outcome, max) <= 0);
  return within ? 100 : 0;
}

function read(text: string | null): Rational | null {
  return text === null ? null : decimal(text);
}
