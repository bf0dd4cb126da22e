import { ActionFollowUp, DateScalar, Decision, FollowUpReport, Plan, ReportAbilities } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { abilityIn } from "../../auth/ability.js";
import type { RequestContext } from "../../context/request-context.js";
import { decisionById } from "../decision/index.js";
import { periodById } from "../period/index.js";
import { planById } from "../plan/index.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { followUpsByReport } from "./report.loaders.js";
import { mayReport } from "./report.policy.js";
import type { ReportVerb } from "./report.transitions.js";
import { reportFacts } from "./report-facts.js";
import { reasonOf } from "./report-reason.js";

@Resolver(() => FollowUpReport)
export class FollowUpReportFields {
  @FieldResolver(() => Plan)
  plan(@Root() report: FollowUpReportRow, @Ctx() context: RequestContext) {
    return context.loader(planById).load(report.planId);
  }

  @FieldResolver(() => DateScalar, { nullable: true })
  async dueOn(@Root() report: FollowUpReportRow, @Ctx() context: RequestContext): Promise<string | null> {
    return (await context.loader(periodById).load(report.periodId))?.dueOn ?? null;
  }

  @FieldResolver(() => Boolean)
  async missing(@Root() report: FollowUpReportRow, @Ctx() context: RequestContext): Promise<boolean> {
    const isExpected = report.revision === 1 && (report.state === "NOT_STARTED" || report.state === "DRAFT");
    const dueOn = await this.dueOn(report, context);
    return isExpected && dueOn !== null && dueOn < context.clock.today();
  }

  @FieldResolver(() => Decision, { nullable: true })
  decision(@Root() { decisionId }: FollowUpReportRow, @Ctx() context: RequestContext) {
    return decisionId === null ? null : context.loader(decisionById).load(decisionId);
  }

  @FieldResolver(() => String, { nullable: true })
  returnReason(@Root() report: FollowUpReportRow, @Ctx() context: RequestContext): Promise<string | null> {
    return reasonOf(context, report, "RETURNED");
  }

  @FieldResolver(() => String, { nullable: true })
  correctionReason(@Root() report: FollowUpReportRow, @Ctx() context: RequestContext): Promise<string | null> {
    return reasonOf(context, report, "CORRECTION");
  }

  @FieldResolver(() => String, { nullable: true })
  exemptionReason(@Root() report: FollowUpReportRow, @Ctx() context: RequestContext): Promise<string | null> {
    return reasonOf(context, report, "EXEMPT");
  }

  @FieldResolver(() => ReportAbilities)
  async viewerCan(@Root() report: FollowUpReportRow, @Ctx() context: RequestContext): Promise<ReportAbilities> {
    const facts = await reportFacts(context, report);
    const may = (verb: ReportVerb) => abilityIn(context.request.language, mayReport(verb, context.actor, facts));
    return {
      ...{ update: may("save"), submit: may("submit"), return: may("return") },
      ...{ approve: may("approve"), correct: may("correct"), exempt: may("exempt") },
    };
  }

  @FieldResolver(() => [ActionFollowUp])
  followUps(@Root() report: FollowUpReportRow, @Ctx() context: RequestContext) {
    return context.loader(followUpsByReport).load(report.id);
  }
}
