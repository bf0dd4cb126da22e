import { ArgsType, Field, ID, Int } from "type-graphql";
import { Limits } from "../core/limits.js";
import { DecisionInput } from "./decision.input.js";

@ArgsType()
export class DecisionUpdateArgs {
  @Field(() => ID, { description: "Id of the decision." })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The `version` that was read; left out, what is given is written upon whatever it is now.",
  })
  expectedVersion?: number | null;

  @Field(() => DecisionInput, { description: "What is known of it now." })
  input!: DecisionInput;

  @Limits({ maxLength: 1_000 })
  @Field(() => String, {
    nullable: true,
    description:
      "Why it is corrected; needed when something given is changed, not when something missing is completed.",
  })
  reason?: string | null;
}
