import { Field, ObjectType } from "type-graphql";
import { UserError } from "../core/user-error.type.js";
import { Plan } from "./plan.type.js";

@ObjectType({ description: "What became of a change of a plan." })
export class PlanPayload {
  @Field(() => Plan, {
    nullable: true,
    description: "The plan after the change; on STALE_VERSION as it is now; null where nothing was changed.",
  })
  plan?: Plan | null;

  @Field(() => [UserError], {
    description: "What is still to be completed: recorded all the same. It stays in `Plan.toComplete` until it is.",
  })
  warnings!: UserError[];

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}
