import { ArgsType, Field, ID } from "type-graphql";
import { Limits } from "../core/limits.js";
import { MarkdownScalar } from "../core/markdown.scalar.js";
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

  @Limits({ maxLength: 20_000 })
  @Field(() => MarkdownScalar, {
    nullable: true,
    description:
      "The wording wanted where it was adopted with changes, or the reason where it was returned or rejected. The members read it with the decision.",
  })
  wording?: string | null;
}
