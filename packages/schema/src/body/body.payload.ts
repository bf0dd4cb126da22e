import { Field, ObjectType } from "type-graphql";
import { UserError } from "../core/user-error.type.js";
import { Body } from "./body.type.js";

@ObjectType({ description: "What became of a change of a body." })
export class BodyPayload {
  @Field(() => Body, {
    nullable: true,
    description: "The body after the change, of a rename the one under the new name; null where nothing was changed.",
  })
  body?: Body | null;

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}

@ObjectType({ description: "What became of a reorganisation." })
export class BodySucceedPayload {
  @Field(() => [Body], {
    nullable: true,
    description: "The bodies that come in the others' place, in the order given; null where nothing was changed.",
  })
  bodies?: Body[] | null;

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}
