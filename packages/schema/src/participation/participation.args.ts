import { ArgsType, Field, ID, Int } from "type-graphql";
import { Limits, YEAR_LIMITS } from "../core/limits.js";

const REASON = { maxLength: 2_000 };

@ArgsType()
export class ParticipationInviteArgs {
  @Field(() => ID, { description: "Id of the action." })
  action!: string;

  @Field(() => ID, {
    description:
      "Id of the body to invite: of a member of the action's collaboration, or another of the own municipality.",
  })
  body!: string;

  @Limits(YEAR_LIMITS)
  @Field(() => Int, { description: "The calendar year; one in which the inviting body leads the action." })
  year!: number;
}

@ArgsType()
export class ParticipationVersionArgs {
  @Field(() => ID, {
    description: "Id of the part, or of the invitation to it: it stays the same when it is accepted.",
  })
  id!: string;

  @Field(() => Int, { description: "The `version` that the change is made upon." })
  expectedVersion!: number;
}

@ArgsType()
export class ParticipationRespondArgs extends ParticipationVersionArgs {
  @Field(() => Boolean, { description: "Whether the body takes part." })
  accept!: boolean;

  @Limits(REASON)
  @Field(() => String, { nullable: true, description: "Why not, for the one who asked; only with a no." })
  reason?: string | null;
}

@ArgsType()
export class ParticipationWithdrawArgs extends ParticipationVersionArgs {
  @Limits(REASON)
  @Field(() => String, { description: "Why; not empty. Those who take part read it." })
  reason!: string;
}

@ArgsType()
export class ParticipationOfferLeadArgs extends ParticipationVersionArgs {
  @Field(() => ID, {
    description: "Id of the accepted part, in the same action and year, of the body that is to lead.",
  })
  to!: string;
}
