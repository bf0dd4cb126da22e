import {
  Action,
  ActionContent,
  ActionFollowUp,
  Body,
  Money,
  Municipality,
  Participation,
  ParticipationAbilities,
  Plan,
} from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { abilityIn } from "../../auth/ability.js";
import type { RequestContext } from "../../context/request-context.js";
import { actionById, contentOf } from "../action/index.js";
import { bodyById } from "../body/index.js";
import { moneyOf } from "../money/index.js";
import { municipalityById } from "../municipality/index.js";
import { planById } from "../plan/index.js";
import { followUpsInPeriodOrder } from "../report/index.js";
import { partFacts } from "./part-facts.js";
import { invitationById } from "./participation.loaders.js";
import { mayParticipation } from "./participation.policy.js";
import type { ParticipationRow } from "./participation.row.js";
import type { ParticipationVerb } from "./participation.transitions.js";

@Resolver(() => Participation)
export class ParticipationFields {
  @FieldResolver(() => Action)
  action(@Root() part: ParticipationRow, @Ctx() context: RequestContext) {
    return context.loader(actionById).load(part.actionId);
  }

  @FieldResolver(() => ActionContent)
  content(@Root() part: ParticipationRow, @Ctx() context: RequestContext) {
    return contentOf(context, part);
  }

  @FieldResolver(() => Body)
  body(@Root() part: ParticipationRow, @Ctx() context: RequestContext) {
    return context.loader(bodyById).load(part.bodyId);
  }

  @FieldResolver(() => Plan, { nullable: true })
  plan(@Root() part: ParticipationRow, @Ctx() context: RequestContext) {
    return part.planId === null ? null : context.loader(planById).load(part.planId);
  }

  @FieldResolver(() => Municipality)
  municipality(@Root() part: ParticipationRow, @Ctx() context: RequestContext) {
    return context.loader(municipalityById).load(part.municipalityId);
  }

  @FieldResolver(() => Money, { nullable: true })
  budget(@Root() { budgetAmount, budgetCurrency }: ParticipationRow): Money | null {
    return budgetAmount === null || budgetCurrency === null ? null : moneyOf(budgetAmount, budgetCurrency);
  }

  @FieldResolver(() => Body, { nullable: true })
  async invitedBy(@Root() part: ParticipationRow, @Ctx() context: RequestContext) {
    const invitation = await context.loader(invitationById).load(part.id);
    return invitation === null ? null : await context.loader(bodyById).load(invitation.bodyId);
  }

  @FieldResolver(() => String, { nullable: true })
  async invitationContact(@Root() part: ParticipationRow, @Ctx() context: RequestContext): Promise<string | null> {
    return (await context.loader(invitationById).load(part.id))?.contactFunction ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  async declineReason(@Root() part: ParticipationRow, @Ctx() context: RequestContext): Promise<string | null> {
    return (await context.loader(invitationById).load(part.id))?.responseReason ?? null;
  }

  @FieldResolver(() => Body, { nullable: true })
  leadOfferedTo(@Root() { leadOfferedBodyId }: ParticipationRow, @Ctx() context: RequestContext) {
    return leadOfferedBodyId === null ? null : context.loader(bodyById).load(leadOfferedBodyId);
  }

  @FieldResolver(() => ParticipationAbilities)
  async viewerCan(@Root() part: ParticipationRow, @Ctx() context: RequestContext): Promise<ParticipationAbilities> {
    const facts = await partFacts(context, part);
    const may = (verb: ParticipationVerb) =>
      abilityIn(context.request.language, mayParticipation(verb, context.actor, facts));
    return {
      respond: may("accept"),
      withdraw: may("withdraw"),
      offerLead: may("offerLead"),
      acceptLead: may("acceptLead"),
    };
  }

  @FieldResolver(() => [ActionFollowUp])
  followUps(@Root() part: ParticipationRow, @Ctx() context: RequestContext) {
    return followUpsInPeriodOrder(context, part.id);
  }
}
