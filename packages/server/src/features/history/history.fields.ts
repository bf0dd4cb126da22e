import {
  CommonSectionVersion,
  type ConnectionOf,
  FollowUpReport,
  HistoryEntryConnection,
  PageArgs,
  Plan,
} from "@samplan/schema";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { CommonSectionVersionRow } from "../common-section/index.js";
import type { PlanRow } from "../plan/index.js";
import type { FollowUpReportRow } from "../report/index.js";
import type { Act } from "./act.js";
import { historyPage } from "./history.store.js";

/** What this feature adds to the plan. */
@Resolver(() => Plan)
export class PlanHistoryFields {
  @FieldResolver(() => HistoryEntryConnection, {
    description:
      "What happened to the plan, newest first: its text and state, its parts and what the own municipality wrote in their actions, whom its body invited to them and what they answered, its reports' states, its decisions. Everything for those who see the body's drafts; for the rest of the municipality only what was proposed, decided and approved; for other municipalities it is empty.",
  })
  history(
    @Root() { id }: PlanRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionOf<Act>> {
    return historyPage(context, { of: "plan", id }, page);
  }
}

/** What this feature adds to the report. */
@Resolver(() => FollowUpReport)
export class ReportHistoryFields {
  @FieldResolver(() => HistoryEntryConnection, {
    description:
      "What happened to the report and what it says, newest first. Everything for those who see the body's drafts; for the rest of the municipality only that it was approved, exempted or superseded; for other municipalities it is empty.",
  })
  history(
    @Root() { id }: FollowUpReportRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionOf<Act>> {
    return historyPage(context, { of: "follow_up_report", id }, page);
  }
}

/** What this feature adds to the common section. */
@Resolver(() => CommonSectionVersion)
export class CommonSectionHistoryFields {
  @FieldResolver(() => HistoryEntryConnection, {
    description:
      "What happened to the version, newest first, whichever member did it. Everything for coordinators of the members of today; for others in them only from its proposal on: states, adoptions and decisions; for who has left it is empty.",
  })
  history(
    @Root() { id }: CommonSectionVersionRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionOf<Act>> {
    return historyPage(context, { of: "common_section_version", id }, page);
  }
}
