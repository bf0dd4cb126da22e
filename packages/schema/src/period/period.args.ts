import { ArgsType, Field, ID, Int } from "type-graphql";
import { PeriodCreateInput, PeriodUpdateInput } from "./period.input.js";

@ArgsType()
export class PeriodCreateArgs {
  @Field(() => PeriodCreateInput, { description: "The period." })
  input!: PeriodCreateInput;
}

@ArgsType()
export class PeriodVersionArgs {
  @Field(() => ID, { description: "Id of the period." })
  id!: string;

  @Field(() => Int, { description: "The `version` that the change is made upon." })
  expectedVersion!: number;
}

@ArgsType()
export class PeriodUpdateArgs extends PeriodVersionArgs {
  @Field(() => PeriodUpdateInput, { description: "What is changed." })
  input!: PeriodUpdateInput;
}
