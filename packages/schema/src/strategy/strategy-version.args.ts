import { ArgsType, Field, ID, Int } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { StrategyVersionInput } from "./strategy-version.input.js";

@ArgsType()
export class StrategyVersionDraftArgs {
  @Field(() => String, { description: "Key of the collaboration whose strategy it is." })
  collaboration!: string;
}

@ArgsType()
export class StrategyVersionArgs {
  @Field(() => ID, { description: "Id of the version." })
  id!: string;

  @Field(() => Int, { description: "The `version` that the change is made upon." })
  expectedVersion!: number;
}

@ArgsType()
export class StrategyVersionUpdateArgs extends StrategyVersionArgs {
  @Field(() => StrategyVersionInput, { description: "The whole content, which replaces the earlier one." })
  input!: StrategyVersionInput;
}

@ArgsType()
export class StrategyVersionProposeArgs extends StrategyVersionArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description:
      "A first day that is chosen, today or later: the version is never in force before it. Null: none is chosen; of a returned text the one chosen before stays.",
  })
  startOn?: string | null;
}
