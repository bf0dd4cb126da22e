import { Field, ID, InputType, Int } from "type-graphql";
import { Limits, YEAR_LIMITS } from "../core/limits.js";
import { PlanSection } from "../plan/plan-section.enum.js";
import { ImplementationStatus } from "./implementation-status.enum.js";

@InputType({
  description:
    "Which actions to give. Conditions are combined with and; the values of one condition with or; null or absent: no condition.",
})
export class ActionFilter {
  @Field(() => String, { nullable: true, description: "Key of a collaboration: actions of its members." })
  collaboration?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of municipalities taking part, like "0580".' })
  municipality?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Ids of bodies taking part." })
  body?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Keys of the policy domains of bodies taking part." })
  domain?: string[] | null;

  @Limits(YEAR_LIMITS)
  @Field(() => [Int], { nullable: true, description: "Calendar years of plans that the action is part of." })
  year?: number[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of primary areas, like "P".' })
  area?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of linked strategy points, like "V4".' })
  strategyPoint?: string[] | null;

  @Field(() => PlanSection, { nullable: true, description: "Which part of the plans." })
  section?: PlanSection | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: only actions of several municipalities; false: only others.",
  })
  joint?: boolean | null;

  @Field(() => [ImplementationStatus], { nullable: true, description: "How far the work has come." })
  implementationStatus?: ImplementationStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: only actions where some accepted part has no responsible function; false: only others.",
  })
  lacksResponsible?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "Words to look for in reference, title and description; case does not matter, but å, ä and ö do.",
  })
  text?: string | null;
}
