import { Field, Float, ObjectType } from "type-graphql";
import { Municipality } from "../municipality/municipality.type.js";

@ObjectType({ description: "A member's values of an indicator, in the indicator's unit; null where there is none." })
export class IndicatorMemberResult {
  @Field(() => Municipality, { description: "The member." })
  municipality?: Municipality;

  @Field(() => Float, { nullable: true, description: "The value to start from." })
  baseline!: number | null;

  @Field(() => Float, { nullable: true, description: "The value to reach." })
  target!: number | null;

  @Field(() => Float, { nullable: true, description: "The lowest good value, for an indicator with a range." })
  targetMin!: number | null;

  @Field(() => Float, { nullable: true, description: "The highest good value, for an indicator with a range." })
  targetMax!: number | null;

  @Field(() => Float, { nullable: true, description: "The latest final value." })
  outcome!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Percent of the way from baseline to target; can be below 0 or above 100; null when it cannot be computed.",
  })
  attainment!: number | null;
}
