import { Field, ID, InputType, Int } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { Limits } from "../core/limits.js";
import { MarkdownScalar } from "../core/markdown.scalar.js";
import { Financing } from "./financing.enum.js";
import { ImplementationStatus } from "./implementation-status.enum.js";

/** I14, I15, I17: what may be missing while drafting is asked for when the plan is proposed. */
@InputType({
  description:
    "The content of an action, as far as it is given: absent leaves it as it is, null clears it, an empty text is refused. What a plan must have is checked when the plan is proposed.",
})
export class ActionContentInput {
  @Field(() => String, { nullable: true, description: "What is to be done, in a line; required of a new action." })
  title?: string | null;

  @Limits({ maxLength: 20_000 })
  @Field(() => MarkdownScalar, { nullable: true, description: "What is to be done, at length." })
  description?: string | null;

  @Limits({ min: 1, max: 3 })
  @Field(() => Int, { nullable: true, description: "How much it counts in weighted scores; null is 1." })
  weight?: number | null;

  @Field(() => DateScalar, { nullable: true, description: "First day; no later than the last day of the plan's year." })
  startDate?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day, not before the first, nor before the plan's year; null: continuous, or not set yet.",
  })
  endDate?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it goes on without an end; null is false." })
  continuous?: boolean | null;

  @Field(() => Financing, { nullable: true, description: "How it is paid for." })
  financing?: Financing | null;

  @Field(() => ImplementationStatus, {
    nullable: true,
    description:
      "How far the work has come; null is PLANNED. COMPLETED needs a last day. CANCELLED is set by `actionCancel` alone.",
  })
  implementationStatus?: ImplementationStatus | null;

  @Field(() => ID, {
    nullable: true,
    description: "Id of the one area under which it is counted: of a linked point. Null: that of the first point.",
  })
  primaryArea?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      "Ids of the points that it serves, of the strategy version that the plan is on; replaces the earlier ones.",
  })
  strategyPoints?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Ids of the guiding principles that it follows, of the same version; replaces the earlier ones.",
  })
  principles?: string[] | null;
}
