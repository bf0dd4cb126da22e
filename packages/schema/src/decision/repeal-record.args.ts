import { ArgsType, Field, ID } from "type-graphql";
import { DecisionInput } from "./decision.input.js";

@ArgsType()
export class RepealRecordArgs {
  @Field(() => ID, { description: "Id of a version of a common section or of the strategy, in force." })
  id!: string;

  @Field(() => DecisionInput, { description: "The decision; paragraph and registry number may come later." })
  decision!: DecisionInput;
}
