import { ArgsType, Field, ID } from "type-graphql";
import { DecisionInput } from "./decision.input.js";
import { DecisionOutcome } from "./decision-outcome.enum.js";

@ArgsType()
export class AdoptionRecordArgs {
  @Field(() => ID, { description: "Id of a version of a common section or of the strategy." })
  id!: string;

  @Field(() => String, { description: "The `contentHash` of the text that was decided on, exactly." })
  contentHash!: string;

  @Field(() => DecisionOutcome, {
    description: "What was decided. Adopted with changes is another text: the version is then returned.",
  })
  outcome!: DecisionOutcome;

  @Field(() => DecisionInput, { description: "The decision; paragraph and registry number may come later." })
  decision!: DecisionInput;
}
