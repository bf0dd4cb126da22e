import { Field, ID, InputType, Int } from "type-graphql";
import { Limits, YEAR_LIMITS } from "../core/limits.js";

@InputType({ description: "A new plan of a body, which has none for the year." })
export class PlanCreateInput {
  @Field(() => ID, { description: "Id of the body: of the own municipality, and valid on some day of the year." })
  body!: string;

  @Limits(YEAR_LIMITS)
  @Field(() => Int, { description: "The calendar year." })
  year!: number;

  @Field(() => ID, {
    nullable: true,
    description:
      "Id of an earlier year's plan to begin from, of the same body or of one that it succeeds: its local text is copied, and actions that go on into the year get a new part in the new plan. Or of the year's annulled plan: its parts then come again, all of them and as they were. Null: from nothing.",
  })
  copyFrom?: string | null;
}
