import { Field, InputType, Int } from "type-graphql";
import { DateTimeScalar } from "../core/date-time.scalar.js";
import { Limits, YEAR_LIMITS } from "../core/limits.js";
import { PeriodKind } from "../period/period-kind.enum.js";
import { Consolidation } from "./consolidation.enum.js";
import { SummaryBasis } from "./summary-basis.enum.js";

@InputType({ description: "What a follow-up summary is to cover." })
export class FollowUpSummaryInput {
  @Field(() => String, { description: "Key of the collaboration." })
  collaboration!: string;

  @Limits(YEAR_LIMITS)
  @Field(() => Int, { description: "The calendar year." })
  year!: number;

  @Field(() => PeriodKind, { description: "The follow-up period." })
  period!: PeriodKind;

  @Field(() => [String], {
    nullable: true,
    description: "Codes of members; null is all members on the period's last day.",
  })
  municipalities?: string[] | null;

  @Field(() => SummaryBasis, {
    nullable: true,
    defaultValue: "APPROVED",
    description: "Which reports count; null is APPROVED.",
  })
  basis!: SummaryBasis | null;

  @Field(() => Consolidation, {
    nullable: true,
    defaultValue: "WORST",
    description: "How the parts of an action are joined; null is WORST.",
  })
  consolidation!: Consolidation | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "The figures by what was decided and approved at this instant, whatever was corrected, revised or reorganised since; then with the basis APPROVED alone. Not after now; left out or null it is how things are.",
  })
  asOf?: Date | null;
}
