import { Field, ObjectType } from "type-graphql";
import { UserError } from "../core/user-error.type.js";
import { ActionFollowUp } from "./action-follow-up.type.js";
import { FollowUpReport } from "./follow-up-report.type.js";

@ObjectType({ description: "What became of a change of what is reported about one part." })
export class FollowUpPayload {
  @Field(() => ActionFollowUp, {
    nullable: true,
    description: "The follow-up after the change; on STALE_VERSION as it is now; null where nothing was changed.",
  })
  followUp?: ActionFollowUp | null;

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}

@ObjectType({ description: "What became of a change of a report." })
export class ReportPayload {
  @Field(() => FollowUpReport, {
    nullable: true,
    description: "The report after the change; on STALE_VERSION as it is now; null where nothing was changed.",
  })
  report?: FollowUpReport | null;

  @Field(() => [UserError], { description: "What is still to be completed: recorded all the same." })
  warnings!: UserError[];

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}
