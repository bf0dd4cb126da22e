import { Field, ObjectType } from "type-graphql";
import { CommonSectionVersion } from "../common-section/common-section-version.type.js";

/** I12: on a version in force, conditionally on one under adoption, or without one and with the reason. */
@ObjectType({ description: "How a plan includes the year's common part." })
export class PlanCommonSection {
  @Field(() => CommonSectionVersion, {
    nullable: true,
    description: "The version included; null when the plan is exempt.",
  })
  version?: CommonSectionVersion | null;

  @Field(() => Boolean, {
    description: "Whether the plan was adopted on condition that this version comes into force, which it has not yet.",
  })
  conditional?: boolean;

  @Field(() => String, { nullable: true, description: "Why the plan has no common part; null when it has one." })
  exemptionReason!: string | null;
}
