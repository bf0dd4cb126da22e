import { ArgsType, Field, ID, Int } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { Limits, YEAR_LIMITS } from "../core/limits.js";
import { RichTextInput } from "../core/rich-text.input.js";

@ArgsType()
export class CommonSectionDraftArgs {
  @Field(() => String, { description: "Key of the collaboration." })
  collaboration!: string;

  @Limits(YEAR_LIMITS)
  @Field(() => Int, { description: "The calendar year of the plans that it is to be part of." })
  year!: number;

  @Field(() => RichTextInput, { description: "The text to begin with; it may be empty until it is proposed." })
  text!: RichTextInput;
}

@ArgsType()
export class CommonSectionVersionArgs {
  @Field(() => ID, { description: "Id of the version." })
  id!: string;

  @Field(() => Int, { description: "The `version` that the change is made upon." })
  expectedVersion!: number;
}

@ArgsType()
export class CommonSectionUpdateArgs extends CommonSectionVersionArgs {
  @Field(() => RichTextInput, { description: "The whole text, which replaces the earlier one." })
  text!: RichTextInput;
}

@ArgsType()
export class CommonSectionProposeArgs extends CommonSectionVersionArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description:
      "A first day that is chosen, today or later and within the year: the text is never in force before it. Null: none is chosen; of a returned text the one chosen before stays.",
  })
  startOn?: string | null;
}

@ArgsType()
export class CommonSectionConsultArgs extends CommonSectionVersionArgs {
  @Field(() => DateScalar, { description: "The last day to answer, today or later." })
  answerBy!: string;
}
