import { Field, Int, ObjectType } from "type-graphql";
import { StrategyPoint } from "../strategy/strategy-point.type.js";
import { AreaFigures } from "./area-figures.type.js";
import { AreaMoney } from "./area-money.type.js";
import { AttendanceSummary } from "./attendance-summary.type.js";
import { BodyFigures } from "./body-figures.type.js";
import { CountAndShare } from "./count-and-share.type.js";
import { DomainFigures } from "./domain-figures.type.js";
import { FollowUpFigures } from "./follow-up-figures.type.js";
import { FundingSummary } from "./funding-summary.type.js";
import { IndicatorResult } from "./indicator-result.type.js";
import { MunicipalityFigures } from "./municipality-figures.type.js";
import { MunicipalityMoney } from "./municipality-money.type.js";
import { ReportCounts } from "./report-counts.type.js";
import { StrategyPointCount } from "./strategy-point-count.type.js";
import { SummaryScope } from "./summary-scope.type.js";
import { Trend } from "./trend.type.js";

/** The rules of aggregation R-A…R-N. Each part may be computed when it is asked for, so all are optional in TypeScript. */
@ObjectType({
  description:
    "How the common strategy fares: one period's figures over several municipalities, joint actions counted once.",
})
export class FollowUpSummary {
  @Field(() => SummaryScope, { description: "What the figures cover and by which rules." })
  scope?: SummaryScope;

  @Field(() => FollowUpFigures, { description: "All actions together, joint ones once; not the mean of the members." })
  total?: FollowUpFigures;

  @Field(() => [MunicipalityFigures], {
    description: "Each member by itself, in Swedish order; joint actions count in each of their members.",
  })
  byMunicipality?: MunicipalityFigures[];

  @Field(() => Int, {
    description: "How much the members' counts exceed the total, because joint actions count in each.",
  })
  overlap?: number;

  @Field(() => [AreaFigures], { description: "By primary area, in the strategy's order; adds up to the total." })
  byArea?: AreaFigures[];

  @Field(() => [DomainFigures], {
    description: "By policy domain of the bodies taking part; an action can count in several.",
  })
  byDomain?: DomainFigures[];

  @Field(() => [BodyFigures], { description: "By body taking part; an action can count in several." })
  byBody?: BodyFigures[];

  @Field(() => [StrategyPointCount], {
    description:
      "By every linked point, in the strategy's order; an action can count in several, so this does not add up.",
  })
  byStrategyPoint?: StrategyPointCount[];

  @Field(() => [StrategyPoint], { description: "Points of the strategy in force that no action serves." })
  uncoveredStrategyPoints?: StrategyPoint[];

  @Field(() => FollowUpFigures, { description: "The actions of two or more municipalities alone." })
  joint?: FollowUpFigures;

  @Field(() => Int, { description: "Actions cancelled on or before the period's last day; not in the total." })
  cancelled?: number;

  @Field(() => Int, { description: "Actions all of whose parts are exempt from reporting; not in the total." })
  exempt?: number;

  @Field(() => Trend, { nullable: true, description: "Change since the year's previous period; null in the first." })
  trend?: Trend | null;

  @Field(() => ReportCounts, { description: "How many reports are due, and how far they have come." })
  reports?: ReportCounts;

  @Field(() => CountAndShare, { description: "Plans in force whose local text describes international work." })
  plansDescribing?: CountAndShare;

  @Field(() => [MunicipalityMoney], { description: "Own budget for actions, by municipality." })
  budget?: MunicipalityMoney[];

  @Field(() => [AreaMoney], { description: "Own budget for actions, by primary area." })
  budgetByArea?: AreaMoney[];

  @Field(() => [MunicipalityMoney], {
    description: "Own cost so far this year in reports that count, by municipality.",
  })
  cost?: MunicipalityMoney[];

  @Field(() => [AreaMoney], { description: "Own cost so far this year in reports that count, by primary area." })
  costByArea?: AreaMoney[];

  @Field(() => AttendanceSummary, { description: "How many took part." })
  attendance?: AttendanceSummary;

  @Field(() => FundingSummary, { description: "External funding of projects that have run this year." })
  funding?: FundingSummary;

  @Field(() => CountAndShare, { description: "Actions linked to a project with granted funding." })
  externallyFunded?: CountAndShare;

  @Field(() => [IndicatorResult], { description: "The collaboration's indicators, by key." })
  indicators?: IndicatorResult[];
}
