import { ArgsType, Field, ID, InputType } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { Limits } from "../core/limits.js";
import { BodySuccessionKind } from "./body-succession-kind.enum.js";

@InputType({ description: "A reorganisation: these bodies end, and those come in their place." })
export class BodySucceedInput {
  @Limits({ maxItems: 20 })
  @Field(() => [ID], {
    description:
      "The bodies that end the day before: two or more in a MERGE, else one. The first one's plan goes before.",
  })
  from!: string[];

  @Limits({ maxItems: 20 })
  @Field(() => [ID], {
    description:
      "The bodies that come in their place, each there on the day (`bodyCreate`): two or more in a SPLIT, else one. What is open moves to the first.",
  })
  to!: string[];

  @Field(() => DateScalar, { description: "The first day of the new order; may be a coming day." })
  date!: string;

  @Field(() => BodySuccessionKind, { description: "MERGE, SPLIT or TRANSFER; for RENAME there is `bodyRename`." })
  kind!: BodySuccessionKind;
}

@ArgsType()
export class BodySucceedArgs {
  @Field(() => BodySucceedInput, { description: "The reorganisation." })
  input!: BodySucceedInput;
}
