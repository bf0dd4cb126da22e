import {
  ActionConnection,
  AreaFigures,
  AreaMoney,
  type ConnectionOf,
  FollowUpSummary,
  StrategyPoint,
  StrategyPointCount,
  SummaryActionsArgs,
  SummaryScope,
} from "@samplan/schema";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../context/request-context.js";
import { loadPresent } from "../../../db/load-present.js";
import type { ActionRow } from "../../action/index.js";
import { pointById, type StrategyPointRow } from "../../strategy/index.js";
import type { SummaryAnswer } from "../answer.js";
import { summaryActions } from "../summary-actions.js";

/** Where the answer has codes of the strategy, their ids are added; the other fields are properties of the answer. */
@Resolver(() => FollowUpSummary)
export class FollowUpSummaryFields {
  @FieldResolver(() => SummaryScope)
  scope(@Root() { resolved, collaborationId, computedAt }: SummaryAnswer, @Ctx() { instant }: RequestContext) {
    return { ...resolved, collaborationId, asOf: instant, computedAt };
  }

  @FieldResolver(() => [AreaFigures])
  byArea(@Root() { byArea, vocabulary }: SummaryAnswer) {
    return byArea.map((each) => ({ ...each, areaId: vocabulary.areaIds.get(each.area) }));
  }

  @FieldResolver(() => [AreaMoney])
  budgetByArea(@Root() { budgetByArea, vocabulary }: SummaryAnswer) {
    return budgetByArea.map((each) => ({ ...each, areaId: vocabulary.areaIds.get(each.area) }));
  }

  @FieldResolver(() => [AreaMoney])
  costByArea(@Root() { costByArea, vocabulary }: SummaryAnswer) {
    return costByArea.map((each) => ({ ...each, areaId: vocabulary.areaIds.get(each.area) }));
  }

  @FieldResolver(() => [StrategyPointCount])
  byStrategyPoint(@Root() { byStrategyPoint, vocabulary }: SummaryAnswer) {
    return byStrategyPoint.map((each) => ({ ...each, pointId: vocabulary.pointIds.get(each.point) }));
  }

  @FieldResolver(() => [StrategyPoint])
  uncoveredStrategyPoints(
    @Root() { uncoveredStrategyPoints, vocabulary }: SummaryAnswer,
    @Ctx() context: RequestContext,
  ): Promise<StrategyPointRow[]> {
    const ids = uncoveredStrategyPoints.flatMap((code) => vocabulary.pointIds.get(code) ?? []);
    return loadPresent(context.loader(pointById), ids);
  }

  @FieldResolver(() => ActionConnection, {
    description:
      "The actions behind a figure, by reference. With a municipality the light and the trend are those of its own parts, as in byMunicipality; with the rule EACH an action is listed when one of its parts fits.",
  })
  actions(
    @Root() summary: SummaryAnswer,
    @Args(() => SummaryActionsArgs) args: SummaryActionsArgs,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionOf<ActionRow>> {
    return summaryActions(context, summary, args);
  }
}
