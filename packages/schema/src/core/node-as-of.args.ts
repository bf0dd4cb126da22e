import { ArgsType, Field } from "type-graphql";
import { DateTimeScalar } from "./date-time.scalar.js";
import { NodeArgs } from "./node.args.js";

@ArgsType()
export class NodeAsOfArgs extends NodeArgs {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "As it was decided at this instant, whatever was revised, corrected or reorganised since; null where nothing was decided then. Not after now; left out or null it is how things are.",
  })
  asOf?: Date | null;
}
