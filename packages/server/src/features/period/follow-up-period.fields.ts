import { FollowUpPeriod, PeriodState } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { FollowUpPeriodRow } from "./follow-up-period.row.js";
import { periodState } from "./period-state.js";

@Resolver(() => FollowUpPeriod)
export class FollowUpPeriodFields {
  @FieldResolver(() => PeriodState)
  state(@Root() period: FollowUpPeriodRow, @Ctx() context: RequestContext): PeriodState {
    return periodState(period, context.clock.today());
  }
}
