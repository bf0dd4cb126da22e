import { Field, ObjectType } from "type-graphql";
import { UserError } from "../core/user-error.type.js";
import { FollowUpPeriod } from "./follow-up-period.type.js";

@ObjectType({ description: "What became of a change of the calendar." })
export class PeriodPayload {
  @Field(() => FollowUpPeriod, {
    nullable: true,
    description: "The period after the change; on STALE_VERSION as it is now; null where nothing was changed.",
  })
  period?: FollowUpPeriod | null;

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}
