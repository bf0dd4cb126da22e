import { Field, InputType } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { FundingState } from "./funding-state.enum.js";

@InputType({
  description:
    "Which projects to give. Conditions are combined with and; the values of one condition with or; null or absent: no condition.",
})
export class ProjectFilter {
  @Field(() => [String], { nullable: true, description: 'Codes of municipalities taking part, like "0580".' })
  municipality?: string[] | null;

  @Field(() => [FundingState], { nullable: true, description: "States of the funding." })
  state?: FundingState[] | null;

  @Field(() => String, { nullable: true, description: "The funding programme, word for word." })
  programme?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Only projects that run on this day." })
  runningOn?: string | null;
}
