import { Field, ID, InputType } from "type-graphql";
import { MoneyInput } from "../core/money.input.js";
import { PlanSection } from "../plan/plan-section.enum.js";
import { ActionContentInput } from "./action-content.input.js";

@InputType({ description: "A new action in a plan whose body leads it." })
export class ActionCreateInput {
  @Field(() => ID, { description: "Id of the plan; its text must be open." })
  plan!: string;

  @Field(() => PlanSection, {
    description: "Which part of the plans it is in; COMMON only where the plan includes a common part.",
  })
  section!: PlanSection;

  @Field(() => ActionContentInput, { description: "What is to be done; at least the title." })
  content!: ActionContentInput;

  @Field(() => String, {
    nullable: true,
    description: "The function of the body that is responsible, not a person's name.",
  })
  responsibleFunction?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: "The body's own budget for the year, not negative." })
  budget?: MoneyInput | null;
}
