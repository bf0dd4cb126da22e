import { Field, ObjectType } from "type-graphql";
import { CommonSectionVersion } from "../common-section/common-section-version.type.js";
import { UserError } from "../core/user-error.type.js";
import { SharedStrategyVersion } from "../strategy/shared-strategy-version.type.js";

@ObjectType({ description: "What became of the recording of a member's decision on a common text." })
export class AdoptionPayload {
  @Field(() => CommonSectionVersion, {
    nullable: true,
    description: "The common section that was decided on; null where it was the strategy, or nothing was recorded.",
  })
  commonSection?: CommonSectionVersion | null;

  @Field(() => SharedStrategyVersion, {
    nullable: true,
    description:
      "The strategy version that was decided on; null where it was a common section, or nothing was recorded.",
  })
  strategyVersion?: SharedStrategyVersion | null;

  @Field(() => [UserError], { description: "What is still to be completed: recorded all the same." })
  warnings!: UserError[];

  @Field(() => [UserError], { description: "Why nothing was recorded, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}
