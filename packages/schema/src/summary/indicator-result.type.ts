import { Field, Float, ObjectType } from "type-graphql";
import { Indicator } from "../indicator/indicator.type.js";
import { Municipality } from "../municipality/municipality.type.js";
import { IndicatorMemberResult } from "./indicator-member-result.type.js";

/** R-K, R-L. */
@ObjectType({ description: "An indicator's common value and each member's." })
export class IndicatorResult {
  @Field(() => Indicator, { description: "The indicator, which says its unit and how values are joined." })
  indicator?: Indicator;

  @Field(() => Float, {
    nullable: true,
    description: "The common value; null when a member lacks its value or the indicator has no common one.",
  })
  total!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "The value of those members that have one, when some lack theirs; otherwise null.",
  })
  partialSum!: number | null;

  @Field(() => [Municipality], { description: "Members that lack a value, in Swedish order." })
  missingMembers?: Municipality[];

  @Field(() => [IndicatorMemberResult], { description: "Each member's values, in Swedish order." })
  byMunicipality!: IndicatorMemberResult[];
}
