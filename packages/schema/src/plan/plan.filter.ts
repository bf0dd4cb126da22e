import { Field, ID, InputType, Int } from "type-graphql";
import { Limits, YEAR_LIMITS } from "../core/limits.js";
import { PlanState } from "./plan-state.enum.js";

@InputType({
  description:
    "Which plans to give. Conditions are combined with and; the values of one condition with or; null or absent: no condition.",
})
export class PlanFilter {
  @Field(() => String, { nullable: true, description: "Key of a collaboration: plans of its members." })
  collaboration?: string | null;

  @Field(() => [String], { nullable: true, description: 'Municipality codes, like "0580".' })
  municipality?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Keys of policy domains." })
  domain?: string[] | null;

  @Limits(YEAR_LIMITS)
  @Field(() => [Int], { nullable: true, description: "Calendar years." })
  year?: number[] | null;

  @Field(() => [PlanState], { nullable: true, description: "States of the plan." })
  state?: PlanState[] | null;

  @Field(() => Boolean, { nullable: true, description: "True: only plans in force; false: only others." })
  inForce?: boolean | null;

  @Field(() => [ID], { nullable: true, description: "Ids of bodies." })
  body?: string[] | null;
}
