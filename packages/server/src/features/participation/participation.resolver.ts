import {
  ParticipationInviteArgs,
  ParticipationOfferLeadArgs,
  ParticipationPayload,
  ParticipationRespondArgs,
  ParticipationVersionArgs,
  ParticipationWithdrawArgs,
  Permission,
} from "@samplan/schema";
import { Args, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { acceptLead, offerLead } from "./hand-over-lead.js";
import { inviteParticipation } from "./invite-participation.js";
import type { ParticipationRow } from "./participation.row.js";
import { respondToInvitation } from "./respond-to-invitation.js";
import { withdrawParticipation } from "./withdraw-participation.js";

type Payload = { participation: ParticipationRow; userErrors: [] };

@Resolver()
export class ParticipationResolver {
  @Mutation(() => ParticipationPayload, {
    nullable: true,
    description:
      "Asks another body to take part in an action that the own body leads in that year. It reads what the action is about, who asks and whom to ask, and nothing else.",
  })
  @Permission("action:write")
  async participationInvite(
    @Args(() => ParticipationInviteArgs) args: ParticipationInviteArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { participation: await inviteParticipation(context, args), userErrors: [] };
  }

  @Mutation(() => ParticipationPayload, {
    nullable: true,
    description:
      "Answers an invitation, for the invited body. Accepted, the part keeps the invitation's id, and is in the body's plan where one is being prepared. Declined, the action is no longer there for the invited municipality.",
  })
  @Permission("participation:respond")
  async participationRespond(
    @Args(() => ParticipationRespondArgs) args: ParticipationRespondArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { participation: await respondToInvitation(context, args), userErrors: [] };
  }

  @Mutation(() => ParticipationPayload, {
    nullable: true,
    description:
      "Leaves an action from today on, with a reason. It still counts in periods that ended before. The lead hands over first.",
  })
  @Permission("participation:respond")
  async participationWithdraw(
    @Args(() => ParticipationWithdrawArgs) args: ParticipationWithdrawArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { participation: await withdrawParticipation(context, args), userErrors: [] };
  }

  @Mutation(() => ParticipationPayload, {
    nullable: true,
    description: "Offers the lead of the year to another body that takes part; nothing changes before it accepts.",
  })
  @Permission("participation:respond")
  async participationOfferLead(
    @Args(() => ParticipationOfferLeadArgs) args: ParticipationOfferLeadArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { participation: await offerLead(context, args), userErrors: [] };
  }

  @Mutation(() => ParticipationPayload, {
    nullable: true,
    description:
      "Accepts the lead that is offered: this body leads and the other takes part, at once and in adopted plans too.",
  })
  @Permission("participation:respond")
  async participationAcceptLead(
    @Args(() => ParticipationVersionArgs) args: ParticipationVersionArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { participation: await acceptLead(context, args), userErrors: [] };
  }
}
