import { ArgsType, Field, ID, Int } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { Limits } from "../core/limits.js";
import { DecisionInput } from "../decision/decision.input.js";
import { ActionCreateInput } from "./action-create.input.js";
import { ActionUpdateInput } from "./action-update.input.js";

@ArgsType()
export class ActionCreateArgs {
  @Field(() => ActionCreateInput, { description: "Where it is, and what is to be done." })
  input!: ActionCreateInput;
}

@ArgsType()
export class ActionVersionArgs {
  @Field(() => ID, { description: "Id of the action." })
  id!: string;

  @Field(() => Int, { description: "The action's `version` that the change is made upon." })
  expectedVersion!: number;
}

@ArgsType()
export class ActionUpdateArgs extends ActionVersionArgs {
  @Field(() => ActionUpdateInput, { description: "What is to be changed." })
  input!: ActionUpdateInput;
}

@ArgsType()
export class ActionCancelArgs extends ActionVersionArgs {
  @Field(() => DateScalar, {
    description: "The day from which it no longer applies; not before the decision's day, where there is one.",
  })
  on!: string;

  @Limits({ maxLength: 2_000 })
  @Field(() => String, { description: "Why; not empty." })
  reason!: string;

  @Field(() => DecisionInput, {
    nullable: true,
    description: "The decision by which it is cancelled; required once a plan with it is adopted.",
  })
  decision?: DecisionInput | null;
}
