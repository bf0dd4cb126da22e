import { Field, ObjectType } from "type-graphql";
import { Collaboration } from "../collaboration/collaboration.type.js";
import { CommonSectionVersion } from "../common-section/common-section-version.type.js";

/** I12: on a version in force, conditionally on one under adoption, or without one and with the reason. */
@ObjectType({ description: "How a plan includes the year's common part." })
export class PlanCommonSection {
  @Field(() => Collaboration, { description: "The collaboration whose common part it is." })
  collaboration?: Collaboration;

  @Field(() => CommonSectionVersion, {
    nullable: true,
    description: "The version included; null when the plan is exempt, and when the text is being rewritten as a draft.",
  })
  version?: CommonSectionVersion | null;

  @Field(() => Boolean, {
    description: "Whether the plan holds on condition that this version comes into force, which it has not yet.",
  })
  conditional?: boolean;

  @Field(() => Boolean, {
    description:
      "Whether that condition has failed, as it stands: the version was returned, repealed or rewritten, or a newer one came into force.",
  })
  conditionFailed?: boolean;

  @Field(() => String, { nullable: true, description: "Why the plan has no common part; null when it has one." })
  exemptionReason!: string | null;
}
