import {
  Body,
  Decision,
  FollowUpReport,
  Municipality,
  Participation,
  Plan,
  PlanCommonSection,
  RichText,
  SharedStrategyVersion,
} from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { bodyById } from "../body/index.js";
import { decisionById } from "../decision/index.js";
import { labelsOf, municipalityById, profileByMunicipality } from "../municipality/index.js";
import { participationsInPlanOrder } from "../participation/index.js";
import { reportsInPeriodOrder } from "../report/index.js";
import { richTextOf } from "../rich-text/index.js";
import { commonSectionsOf, strategyVersionsOf } from "./adopted-texts.js";
import type { PlanRow } from "./plan.row.js";

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
    return plan.decisionId === null ? null : context.loader(decisionById).load(plan.decisionId);
  }

  @FieldResolver(() => [FollowUpReport])
  reports(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    return reportsInPeriodOrder(context, plan.id);
  }
}
