import { FundingState, IndicatorAggregation, IndicatorDirection, PeriodKind } from "@samplan/schema";
import { z } from "zod";
import { count, day, figure, key, line, municipalityCode, optional, thousands, year } from "./values.js";

const fundingLine = z.strictObject({
  municipality: municipalityCode,
  eligibleTkr: thousands,
  grantedTkr: thousands,
  ownTkr: thousands,
  otherTkr: thousands,
  disbursements: z.array(z.strictObject({ date: day, amountTkr: thousands })),
});

export const project = z.strictObject({
  key,
  title: line(300),
  programme: line(300),
  action: optional(key),
  /** Those who own the application; the first is the project's owner. */
  municipalities: z.array(municipalityCode).min(1),
  startDate: day,
  endDate: day,
  /** All partners' together, in thousands of euros: never part of a municipal sum (R-I). */
  totalBudgetKEUR: optional(thousands),
  appliedTkr: optional(thousands),
  outcome: z.enum(FundingState),
  decidedOn: optional(day),
  fundingLines: z.array(fundingLine),
});

export const indicator = z.strictObject({
  key,
  name: line(300),
  unit: line(60),
  direction: z.enum(IndicatorDirection),
  aggregation: z.enum(IndicatorAggregation),
  year,
  period: z.enum(PeriodKind),
  values: z.array(
    z.strictObject({
      municipality: municipalityCode,
      baseline: optional(figure),
      outcome: optional(figure),
      target: optional(figure),
      targetMin: optional(figure),
      targetMax: optional(figure),
      numerator: optional(figure),
      denominator: optional(figure.min(0)),
      weight: optional(figure.min(0)),
    }),
  ),
  /** DISTINCT_COUNT: how many objects more than one member reported. */
  jointlyCounted: optional(count),
});
