import { Field, ObjectType } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { Body } from "./body.type.js";
import { BodySuccessionKind } from "./body-succession-kind.enum.js";

@ObjectType({ description: "That one body came in the place of another: seen from one of them." })
export class BodySuccession {
  @Field(() => Body, { description: "The other body." })
  body?: Body;

  @Field(() => DateScalar, { description: "The first day of the new order." })
  date!: string;

  @Field(() => BodySuccessionKind, { description: "How it came in the other's place." })
  kind!: BodySuccessionKind;

  @Field(() => Boolean, {
    description:
      "Whether this successor took over what was open: plans under way and parts in actions. Of a body that was split, one did.",
  })
  takesOver!: boolean;
}
