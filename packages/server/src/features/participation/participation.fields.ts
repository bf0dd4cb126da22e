import { Action, ActionContent, ActionFollowUp, Body, Money, Municipality, Participation, Plan } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { actionById, contentOf } from "../action/index.js";
import { bodyById } from "../body/index.js";
import { moneyOf } from "../money/index.js";
import { municipalityById } from "../municipality/index.js";
import { planById } from "../plan/index.js";
import { followUpsInPeriodOrder } from "../report/index.js";
import type { ParticipationRow } from "./participation.row.js";

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

  @FieldResolver(() => [ActionFollowUp])
  followUps(@Root() part: ParticipationRow, @Ctx() context: RequestContext) {
    return followUpsInPeriodOrder(context, part.id);
  }
}
