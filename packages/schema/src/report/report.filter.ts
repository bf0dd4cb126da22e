import { Field, InputType, Int } from "type-graphql";
import { Limits, YEAR_LIMITS } from "../core/limits.js";
import { PeriodKind } from "../period/period-kind.enum.js";
import { ReportState } from "./report-state.enum.js";

@InputType({
  description:
    "Which reports to give. Conditions are combined with and; the values of one condition with or; null or absent: no condition.",
})
export class ReportFilter {
  @Field(() => [String], { nullable: true, description: 'Municipality codes, like "0580".' })
  municipality?: string[] | null;

  @Limits(YEAR_LIMITS)
  @Field(() => [Int], { nullable: true, description: "Calendar years." })
  year?: number[] | null;

  @Field(() => [PeriodKind], { nullable: true, description: "Follow-up periods." })
  period?: PeriodKind[] | null;

  @Field(() => [ReportState], { nullable: true, description: "States of the report." })
  state?: ReportState[] | null;
}
