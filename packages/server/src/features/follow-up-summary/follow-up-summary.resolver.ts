import { FollowUpSummary, FollowUpSummaryArgs, Permission } from "@samplan/schema";
import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { answer, type SummaryAnswer } from "./answer.js";

@Resolver()
export class FollowUpSummaryResolver {
  @Query(() => FollowUpSummary, {
    nullable: true,
    description:
      "How the common strategy fares over several municipalities; the same figures for every member. Null where the collaboration is unknown or the viewer's municipality was never a member.",
  })
  @Permission("summary:read")
  followUpSummary(
    @Args(() => FollowUpSummaryArgs) { input }: FollowUpSummaryArgs,
    @Ctx() context: RequestContext,
  ): Promise<SummaryAnswer | null> {
    return answer(context, input);
  }
}
