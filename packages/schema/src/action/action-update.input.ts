import { Field, ID, InputType } from "type-graphql";
import { MoneyInput } from "../core/money.input.js";
import { ActionContentInput } from "./action-content.input.js";

@InputType({ description: "What is to be changed. What is absent stays as it is, null clears it." })
export class ActionUpdateInput {
  @Field(() => ActionContentInput, {
    nullable: true,
    description: "The shared content, by the body that leads; null changes nothing.",
  })
  content?: ActionContentInput | null;

  @Field(() => String, {
    nullable: true,
    description: "The function responsible for the caller's own part, not a person's name.",
  })
  responsibleFunction?: string | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: "The caller's own budget for the part in its year, not negative.",
  })
  budget?: MoneyInput | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Id of the plan whose part is meant. Null: the one part in an open plan that the caller may change; required where there are several.",
  })
  plan?: string | null;
}
