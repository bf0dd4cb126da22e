import { ArgsType, Field } from "type-graphql";
import { FollowUpSummaryInput } from "./follow-up-summary.input.js";

@ArgsType()
export class FollowUpSummaryArgs {
  @Field(() => FollowUpSummaryInput, { description: "What the summary is to cover." })
  input!: FollowUpSummaryInput;
}
