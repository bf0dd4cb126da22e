import { Field, ObjectType } from "type-graphql";
import { UserError } from "../core/user-error.type.js";
import { Decision } from "./decision.type.js";

@ObjectType({ description: "What became of a change of a decision." })
export class DecisionPayload {
  @Field(() => Decision, { nullable: true, description: "The decision after it; null where nothing was changed." })
  decision?: Decision | null;

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}
