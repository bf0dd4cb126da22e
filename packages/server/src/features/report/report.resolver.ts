import {
  type ConnectionOf,
  FollowUpReport,
  FollowUpReportConnection,
  NodeAsOfArgs,
  Permission,
  ReportsArgs,
} from "@samplan/schema";
import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { listReports, reportToRead } from "./report.store.js";

@Resolver()
export class ReportResolver {
  @Query(() => FollowUpReport, { nullable: true, description: "A report by its id, as it is or as it was." })
  @Permission("report:read")
  report(
    @Ctx() context: RequestContext,
    @Args(() => NodeAsOfArgs) { id }: NodeAsOfArgs,
  ): Promise<FollowUpReportRow | null> {
    return reportToRead(context, id);
  }

  @Query(() => FollowUpReportConnection, {
    nullable: true,
    description: "Reports that the viewer may see, the latest year first, a page at a time.",
  })
  @Permission("report:read")
  reports(
    @Ctx() context: RequestContext,
    @Args(() => ReportsArgs) args: ReportsArgs,
  ): Promise<ConnectionOf<FollowUpReportRow>> {
    return listReports(context, args);
  }
}
