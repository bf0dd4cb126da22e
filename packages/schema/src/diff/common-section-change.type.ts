import { Field, ObjectType } from "type-graphql";
import { CommonSectionVersion } from "../common-section/common-section-version.type.js";
import { ChangeKind } from "./change-kind.enum.js";

@ObjectType({ description: "Which common part two plans include, for one collaboration." })
export class CommonSectionChange {
  @Field(() => ChangeKind, {
    description: "Whether the later plan includes the same version, another one, one where there was none, or none.",
  })
  change!: ChangeKind;

  @Field(() => CommonSectionVersion, {
    nullable: true,
    description: "The version in the plan that is compared; null where it includes none.",
  })
  before?: CommonSectionVersion | null;

  @Field(() => CommonSectionVersion, {
    nullable: true,
    description:
      "The version in the plan that it is compared to; null where it includes none. Its text: `before { diff(to:) }`.",
  })
  after?: CommonSectionVersion | null;
}
