import { ActionFollowUp, Attendance, Effect, FollowUpReport, Money, Participation } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { moneyOf } from "../money/index.js";
import { participationById } from "../participation/index.js";
import type { ActionFollowUpRow } from "./action-follow-up.row.js";
import { effectsByFollowUp, reportById } from "./report.loaders.js";

@Resolver(() => ActionFollowUp)
export class ActionFollowUpFields {
  @FieldResolver(() => FollowUpReport)
  report(@Root() followUp: ActionFollowUpRow, @Ctx() context: RequestContext) {
    return context.loader(reportById).load(followUp.reportId);
  }

  @FieldResolver(() => Participation)
  participation(@Root() followUp: ActionFollowUpRow, @Ctx() context: RequestContext) {
    return context.loader(participationById).load(followUp.participationId);
  }

  @FieldResolver(() => Money, { nullable: true })
  cost(@Root() { costAmount, currency }: ActionFollowUpRow): Money | null {
    return costAmount === null ? null : moneyOf(costAmount, currency);
  }

  @FieldResolver(() => Money, { nullable: true })
  costForecast(@Root() { costForecastAmount, currency }: ActionFollowUpRow): Money | null {
    return costForecastAmount === null ? null : moneyOf(costForecastAmount, currency);
  }

  @FieldResolver(() => Attendance)
  attendance(@Root() followUp: ActionFollowUpRow): Attendance {
    return {
      women: followUp.attendanceWomen,
      men: followUp.attendanceMen,
      other: followUp.attendanceOther,
      unspecified: followUp.attendanceUnspecified,
    };
  }

  @FieldResolver(() => [Effect])
  effects(@Root() followUp: ActionFollowUpRow, @Ctx() context: RequestContext) {
    return context.loader(effectsByFollowUp).load(followUp.id);
  }
}
