import { FollowUpKeepArgs, FollowUpPayload, FollowUpSaveArgs, Permission, ReportPayload } from "@samplan/schema";
import { Args, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { ActionFollowUpRow } from "./action-follow-up.row.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { keepFollowUps } from "./keep-follow-ups.js";
import { saveFollowUp } from "./save-follow-up.js";

@Resolver()
export class FollowUpResolver {
  @Mutation(() => FollowUpPayload, {
    nullable: true,
    description:
      "Writes what a report says about one part; the first thing that is written starts the report. Others may write about other parts at the same time.",
  })
  @Permission("report:write")
  async followUpSave(
    @Args(() => FollowUpSaveArgs) args: FollowUpSaveArgs,
    @Ctx() context: RequestContext,
  ): Promise<{ followUp: ActionFollowUpRow; userErrors: [] }> {
    return { followUp: await saveFollowUp(context, args), userErrors: [] };
  }

  @Mutation(() => ReportPayload, {
    nullable: true,
    description:
      "Says of parts that are not followed up yet that nothing has changed: what was approved last in the year is said again, marked `unchanged`.",
  })
  @Permission("report:write")
  async followUpKeep(
    @Args(() => FollowUpKeepArgs) args: FollowUpKeepArgs,
    @Ctx() context: RequestContext,
  ): Promise<{ report: FollowUpReportRow; warnings: []; userErrors: [] }> {
    return { report: await keepFollowUps(context, args), warnings: [], userErrors: [] };
  }
}
