import { ArgsType, Field, ID, Int } from "type-graphql";
import { Limits } from "../core/limits.js";
import { DecisionInput } from "../decision/decision.input.js";
import { DecisionOutcome } from "../decision/decision-outcome.enum.js";
import { PlanCreateInput } from "./plan-create.input.js";
import { PlanUpdateInput } from "./plan-update.input.js";

@ArgsType()
export class PlanCreateArgs {
  @Field(() => PlanCreateInput, { description: "Whose plan, and what it begins from." })
  input!: PlanCreateInput;
}

@ArgsType()
export class PlanIdArgs {
  @Field(() => ID, { description: "Id of the plan." })
  id!: string;
}

@ArgsType()
export class PlanVersionArgs extends PlanIdArgs {
  @Field(() => Int, { description: "The `version` that the change is made upon." })
  expectedVersion!: number;
}

@ArgsType()
export class PlanUpdateArgs extends PlanVersionArgs {
  @Field(() => PlanUpdateInput, { description: "What is to be changed." })
  input!: PlanUpdateInput;
}

@ArgsType()
export class PlanRecordDecisionArgs extends PlanIdArgs {
  @Field(() => DecisionOutcome, {
    description: "What was decided. Adopted with changes: the text stays open until the minutes are adjusted.",
  })
  outcome!: DecisionOutcome;

  @Field(() => DecisionInput, {
    description:
      "The decision, by the plan's own body or the municipality's council or executive board; paragraph and registry number may come later.",
  })
  decision!: DecisionInput;
}

@ArgsType()
export class PlanAnnulArgs extends PlanVersionArgs {
  @Limits({ maxLength: 1_000 })
  @Field(() => String, { nullable: true, description: "Why; null where the decision says it." })
  reason?: string | null;

  @Field(() => DecisionInput, { description: "The decision by which it is annulled." })
  decision!: DecisionInput;
}
