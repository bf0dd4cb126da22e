import { Body, FollowUpReport } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { type BodyRow, bodyAnsweringOn, bodyById } from "../body/index.js";
import { periodById } from "../period/index.js";
import type { FollowUpReportRow } from "../report/index.js";

/** What the organisation over time adds to a report. */
@Resolver(() => FollowUpReport)
export class ReportDueFromFields {
  @FieldResolver(() => Body, {
    nullable: true,
    description: "The body that the report is due from: the plan's own, or who has taken over from it by the due day.",
  })
  async dueFrom(
    @Root() { bodyId, periodId }: FollowUpReportRow,
    @Ctx() context: RequestContext,
  ): Promise<BodyRow | null> {
    const period = await context.loader(periodById).load(periodId);
    if (period === null) return await context.loader(bodyById).load(bodyId);
    return await bodyAnsweringOn(context, bodyId, period.dueOn);
  }
}
