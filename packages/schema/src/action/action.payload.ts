import { Field, ObjectType } from "type-graphql";
import { UserError } from "../core/user-error.type.js";
import { Action } from "./action.type.js";

@ObjectType({ description: "What became of a change of an action." })
export class ActionPayload {
  @Field(() => Action, {
    nullable: true,
    description: "The action after the change; on STALE_VERSION as it is now; null where nothing was changed.",
  })
  action?: Action | null;

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}
