import {
  Body,
  Decision,
  FollowUpReport,
  Municipality,
  Participation,
  Plan,
  PlanAbilities,
  PlanCommonSection,
  PlanState,
  RichText,
  SharedStrategyVersion,
  UserError,
} from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { abilityIn } from "../../auth/ability.js";
import type { RequestContext } from "../../context/request-context.js";
import { bodyById } from "../body/index.js";
import { decisionById } from "../decision/index.js";
import { labelsOf, municipalityById, profileByMunicipality } from "../municipality/index.js";
import { participationsInPlanOrder } from "../participation/index.js";
import { reportsInPeriodOrder } from "../report/index.js";
import { richTextOf } from "../rich-text/index.js";
import { commonSectionsOf, strategyVersionsOf } from "./included-texts.js";
import { toCompleteIn } from "./missing-in-plan.js";
import { mayPlan } from "./plan.policy.js";
import type { PlanRow } from "./plan.row.js";
import type { PlanVerb } from "./plan.transitions.js";
import { planFacts } from "./plan-facts.js";
import { userErrorsOf } from "./plan-payload.js";
import { decisionOfPlan, stateOfPlan } from "./plan-state.js";

@Resolver(() => Plan)
export class PlanFields {
  @FieldResolver(() => Municipality)
  municipality(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    return context.loader(municipalityById).load(plan.municipalityId);
  }

  @FieldResolver(() => Body)
  body(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    return context.loader(bodyById).load(plan.bodyId);
  }

  @FieldResolver(() => PlanState)
  state(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<PlanState> {
    return stateOfPlan(context, plan);
  }

  @FieldResolver(() => String)
  async label(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<string> {
    const profile = await context.loader(profileByMunicipality).load(plan.municipalityId);
    return `${labelsOf(profile, context.request.language).plan} ${plan.year}`;
  }

  @FieldResolver(() => [SharedStrategyVersion])
  strategyVersions(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    return strategyVersionsOf(context, plan);
  }

  @FieldResolver(() => [PlanCommonSection])
  commonSections(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    return commonSectionsOf(context, plan);
  }

  @FieldResolver(() => RichText)
  localText(@Root() plan: PlanRow): RichText {
    return richTextOf(plan.localTextDocument);
  }

  @FieldResolver(() => [Participation])
  participations(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    return participationsInPlanOrder(context, plan.id);
  }

  @FieldResolver(() => Decision, { nullable: true })
  decision(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    return decisionOfPlan(context, plan);
  }

  @FieldResolver(() => Decision, { nullable: true })
  annulment(@Root() { annulmentDecisionId }: PlanRow, @Ctx() context: RequestContext) {
    return annulmentDecisionId === null ? null : context.loader(decisionById).load(annulmentDecisionId);
  }

  @FieldResolver(() => [FollowUpReport])
  reports(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    return reportsInPeriodOrder(context, plan.id);
  }

  @FieldResolver(() => [UserError])
  async toComplete(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<UserError[]> {
    return userErrorsOf(await toCompleteIn(context, plan));
  }

  @FieldResolver(() => PlanAbilities)
  async viewerCan(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<PlanAbilities> {
    const facts = await planFacts(context, plan);
    const can = (verb: PlanVerb) => abilityIn(context.request.language, mayPlan(verb, context.actor, facts));
    return {
      ...{ update: can("update"), submit: can("submit"), propose: can("propose") },
      // Each outcome is recorded in the same states.
      ...{ recordDecision: can("adopt"), revise: can("revise"), annul: can("annul") },
    };
  }
}
