import { Field, Float, Int, ObjectType } from "type-graphql";

/** R-A, R-D, R-E. Coverage and response rate have the started actions as denominator, shares and scores the judged ones. */
@ObjectType({
  description:
    "Counts and shares of actions. Percentages are 0–100 with one decimal, rounded half up, and null when there is nothing to divide by.",
})
export class FollowUpFigures {
  @Field(() => Int, {
    description:
      "All actions counted (with the rule EACH: all parts): the sum of the five lights and those not started.",
  })
  actions!: number;

  @Field(() => Int, { description: "According to plan." })
  green!: number;

  @Field(() => Int, { description: "Partly, or with a minor deviation." })
  yellow!: number;

  @Field(() => Int, { description: "Not according to plan." })
  red!: number;

  @Field(() => Int, { description: "Reported, but nobody could judge them yet." })
  notAssessable!: number;

  @Field(() => Int, { description: "Without a report that counts, for one of the three reasons that follow." })
  missing!: number;

  @Field(() => Int, { description: "Missing because nothing was handed in." })
  notReported!: number;

  @Field(() => Int, { description: "Missing because a report is handed in but not approved." })
  awaitingApproval!: number;

  @Field(() => Int, { description: "Missing because the report was sent back." })
  returned!: number;

  @Field(() => Int, { description: "Actions that begin after the period's last day; they have no light." })
  notStarted!: number;

  @Field(() => Int, { description: "Actions with a light where some part still lacks a report that counts." })
  incomplete!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Percent with a light of green, yellow or red, of the actions that have started.",
  })
  coverage!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Percent with any answer, not assessable too, of the actions that have started.",
  })
  responseRate!: number | null;

  @Field(() => Float, { nullable: true, description: "Percent green of those green, yellow or red." })
  greenShare!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Score (genomförandeindex) 0–100: green counts 100, yellow 50, red 0, the rest not at all.",
  })
  score!: number | null;

  @Field(() => Float, { nullable: true, description: "The same score with each action counted by its weight, 1–3." })
  weightedScore!: number | null;
}
