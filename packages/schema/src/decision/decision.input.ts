import { Field, ID, InputType } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { Limits } from "../core/limits.js";

@InputType({
  description:
    "A formal decision. What is not known yet is left out, never an empty text; in an update absent leaves, null clears.",
})
export class DecisionInput {
  @Field(() => ID, {
    description: "Id of the body that decided, or on whose behalf: of the own municipality, and valid on the day.",
  })
  body!: string;

  @Field(() => DateScalar, {
    description: "The day of the meeting or of the delegate's decision, today at the latest.",
  })
  date!: string;

  @Field(() => String, { nullable: true, description: 'The paragraph of the minutes as written there, like "§ 312".' })
  paragraph?: string | null;

  @Field(() => String, { nullable: true, description: 'The registry number (diarienummer), like "KS 2025/1140".' })
  registryNumber?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether a delegate decided; null is false." })
  delegated?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: "The day the minutes were approved, not before `date`." })
  adjustedOn?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The day it was announced, not before `date`." })
  announcedOn?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day from which it can no longer be appealed, not before `date`; may be a coming day.",
  })
  finalOn?: string | null;

  @Limits({ maxLength: 2_000 })
  @Field(() => String, { nullable: true, description: "Address of the minutes, beginning with https:// or http://." })
  documentUrl?: string | null;
}
