import { Field, ObjectType } from "type-graphql";
import { UserError } from "../core/user-error.type.js";
import { CollaborationMembership } from "./collaboration-membership.type.js";

@ObjectType({ description: "What became of a change of a membership." })
export class MembershipPayload {
  @Field(() => CollaborationMembership, { nullable: true, description: "The membership; null where it was refused." })
  membership?: CollaborationMembership | null;

  @Field(() => [UserError], { description: "What is still to be completed: recorded all the same." })
  warnings!: UserError[];

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}
