import { Field, ObjectType } from "type-graphql";
import { MarkdownScalar } from "../core/markdown.scalar.js";
import { Municipality } from "../municipality/municipality.type.js";
import { Decision } from "./decision.type.js";
import { DecisionOutcome } from "./decision-outcome.enum.js";

/** I8: earlier adoptions lapse when the text changes, which the hash tells. */
@ObjectType({ description: "A member's decision about a version of a common text." })
export class Adoption {
  @Field(() => Municipality, { description: "The member that decided." })
  municipality?: Municipality;

  @Field(() => DecisionOutcome, { description: "What was decided." })
  outcome!: DecisionOutcome;

  @Field(() => String, {
    nullable: true,
    description: "Fingerprint of the exact text decided on; null when it is not known.",
  })
  contentHash!: string | null;

  @Field(() => MarkdownScalar, {
    nullable: true,
    description:
      "The wording wanted where it was adopted with changes, or the reason where it was returned or rejected; null where it is not given.",
  })
  wording!: string | null;

  @Field(() => Boolean, { description: "Whether the decision no longer counts because the text has changed since." })
  lapsed?: boolean;

  @Field(() => Decision, {
    nullable: true,
    description: "The decision itself; null when it is known to be made but not yet documented here.",
  })
  decision?: Decision | null;
}
