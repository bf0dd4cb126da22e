import { Field, ID, InputType } from "type-graphql";
import { Limits } from "../core/limits.js";
import { RichTextInput } from "../core/rich-text.input.js";

@InputType({
  description:
    "How the plan is to include one collaboration's common part (I12): by a version, or without one and with the reason. With neither, what is in force is included, or else the newest version under adoption, on condition that it comes into force.",
})
export class PlanCommonSectionInput {
  @Field(() => String, { description: "Key of a collaboration that the municipality is a member of." })
  collaboration!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Id of a version of the plan's year that is in force, or under adoption and then on condition.",
  })
  version?: string | null;

  @Limits({ maxLength: 1_000 })
  @Field(() => String, { nullable: true, description: "Why the plan has no common part; not together with `version`." })
  exemptionReason?: string | null;
}

@InputType({ description: "What is to be changed in a plan. What is absent stays as it is; null clears." })
export class PlanUpdateInput {
  @Field(() => RichTextInput, {
    nullable: true,
    description:
      "The whole part that concerns this municipality alone, which replaces the earlier one; null: an empty text.",
  })
  localText?: RichTextInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "True: the plan has no text of its own, and says so. Only with an empty text; writing one makes it false, as null does.",
  })
  hasNoLocalText?: boolean | null;

  @Field(() => [PlanCommonSectionInput], {
    nullable: true,
    description:
      "The collaborations whose common part is to be included in another way, each at most once; null takes back every choice.",
  })
  commonSections?: PlanCommonSectionInput[] | null;
}
