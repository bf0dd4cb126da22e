import { Field, InputType, Int } from "type-graphql";
import { ImplementationStatus } from "../action/implementation-status.enum.js";
import { DateScalar } from "../core/date.scalar.js";
import { Limits } from "../core/limits.js";
import { MarkdownScalar } from "../core/markdown.scalar.js";
import { MoneyInput } from "../core/money.input.js";
import { Assessment } from "./assessment.enum.js";
import { AttendanceInput } from "./attendance.input.js";
import { EffectInput } from "./effect.input.js";

const NOTE = { maxLength: 10_000 };

/** What is absent stays as it is, null clears it. The rules are about the result: I19, I21, I22. */
@InputType({
  description:
    "What is reported about one part in an action, accumulated from 1 January. What is absent stays as it is, null clears it.",
})
export class FollowUpInput {
  @Field(() => Assessment, { nullable: true, description: "How it goes; all but GREEN needs a comment." })
  assessment?: Assessment | null;

  @Field(() => ImplementationStatus, {
    nullable: true,
    description: "How far the work has come; COMPLETED needs 100 percent and a day on which it ended.",
  })
  implementationStatus?: ImplementationStatus | null;

  @Limits({ min: 0, max: 100 })
  @Field(() => Int, { nullable: true, description: "Percent done, as the body itself judges." })
  progress?: number | null;

  @Limits(NOTE)
  @Field(() => MarkdownScalar, {
    nullable: true,
    description: "What happened; required when the assessment is YELLOW, RED or NOT_ASSESSABLE.",
  })
  comment?: string | null;

  @Limits(NOTE)
  @Field(() => MarkdownScalar, {
    nullable: true,
    description: "What is done about a deviation; required when the assessment is RED.",
  })
  correctiveMeasure?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: "The body's own cost so far this year, not negative." })
  cost?: MoneyInput | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: "The body's own cost expected for the whole year, not negative.",
  })
  costForecast?: MoneyInput | null;

  @Field(() => AttendanceInput, { nullable: true, description: "How many took part so far this year; null: nobody." })
  attendance?: AttendanceInput | null;

  @Limits(NOTE)
  @Field(() => MarkdownScalar, {
    nullable: true,
    description:
      "Why a cost or an attendance is lower than in the latest approved report of the year; needed only then.",
  })
  correctionNote?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day the work was completed, today at the latest; only with COMPLETED, and needed where the plan has no end date.",
  })
  completedOn?: string | null;

  @Limits({ maxItems: 50 })
  @Field(() => [EffectInput], {
    nullable: true,
    description: "What it led to: the whole list, which replaces the earlier one.",
  })
  effects?: EffectInput[] | null;
}
