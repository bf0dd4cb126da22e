import { Field, InputType, Int } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { Limits, YEAR_LIMITS } from "../core/limits.js";
import { PeriodKind } from "./period-kind.enum.js";

@InputType({ description: "A follow-up period to come." })
export class PeriodCreateInput {
  @Limits(YEAR_LIMITS)
  @Field(() => Int, { description: "The calendar year that it belongs to." })
  year!: number;

  @Field(() => PeriodKind, { description: "Which of the common kinds it is; one of each a year, but for OTHER." })
  kind!: PeriodKind;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day; null is 1 January, which it is for all kinds but OTHER. OTHER needs it.",
  })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day, itself included; null is the common one: 30 April, 31 August, 31 December. OTHER needs it.",
  })
  to?: string | null;

  @Field(() => DateScalar, { description: "Last day for handing in reports, not before the period's own last day." })
  dueOn!: string;
}

@InputType({ description: "The days of a follow-up period. What is absent stays as it is." })
export class PeriodUpdateInput {
  @Field(() => DateScalar, { nullable: true, description: "First day, of a period that is not opened yet." })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day, of a period that is not opened yet." })
  to?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day for handing in reports; also while it is open." })
  dueOn?: string | null;
}
