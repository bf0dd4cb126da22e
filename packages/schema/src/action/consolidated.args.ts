import { ArgsType, Field, Int } from "type-graphql";
import { Limits, YEAR_LIMITS } from "../core/limits.js";
import { PeriodKind } from "../period/period-kind.enum.js";
import { Consolidation } from "../summary/consolidation.enum.js";
import { SummaryBasis } from "../summary/summary-basis.enum.js";

/** R-B, R-C. INCLUDE_SUBMITTED over others than the viewer's own municipality is refused as bad input. */
@ArgsType()
export class ConsolidatedArgs {
  @Field(() => PeriodKind, { description: "The follow-up period." })
  period!: PeriodKind;

  @Limits(YEAR_LIMITS)
  @Field(() => Int, { description: "The calendar year." })
  year!: number;

  @Field(() => SummaryBasis, {
    nullable: true,
    defaultValue: "APPROVED",
    description: "Which reports count; null is APPROVED.",
  })
  basis!: SummaryBasis | null;

  @Field(() => Consolidation, {
    nullable: true,
    defaultValue: "WORST",
    description: "How the parts are joined into one light; null is WORST.",
  })
  rule!: Consolidation | null;
}
