import { ActionFollowUp, DateScalar, FollowUpReport, Plan } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { periodById } from "../period/index.js";
import { planById } from "../plan/index.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { followUpsByReport } from "./report.loaders.js";

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

  @FieldResolver(() => [ActionFollowUp])
  followUps(@Root() report: FollowUpReportRow, @Ctx() context: RequestContext) {
    return context.loader(followUpsByReport).load(report.id);
  }
}
