import { ActionContent, Decision, GuidingPrinciple, PriorityArea, StrategyPoint } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { loadPresent } from "../../db/load-present.js";
import { decisionById } from "../decision/index.js";
import { areaById, pointById, principleById } from "../strategy/index.js";
import { pointsOfRevision, principlesOfRevision } from "./action.loaders.js";
import type { ActionRevisionRow } from "./action-revision.row.js";

@Resolver(() => ActionContent)
export class ActionContentFields {
  @FieldResolver(() => PriorityArea, { nullable: true })
  primaryArea(@Root() revision: ActionRevisionRow, @Ctx() context: RequestContext) {
    return revision.primaryAreaId === null ? null : context.loader(areaById).load(revision.primaryAreaId);
  }

  @FieldResolver(() => Decision, { nullable: true })
  cancellationDecision(@Root() { cancellationDecisionId }: ActionRevisionRow, @Ctx() context: RequestContext) {
    return cancellationDecisionId === null ? null : context.loader(decisionById).load(cancellationDecisionId);
  }

  @FieldResolver(() => [StrategyPoint])
  async strategyPoints(@Root() revision: ActionRevisionRow, @Ctx() context: RequestContext) {
    const links = await context.loader(pointsOfRevision).load(revision.id);
    return await loadPresent(
      context.loader(pointById),
      links.map((link) => link.strategyPointId),
    );
  }

  @FieldResolver(() => [GuidingPrinciple])
  async principles(@Root() revision: ActionRevisionRow, @Ctx() context: RequestContext) {
    const links = await context.loader(principlesOfRevision).load(revision.id);
    return await loadPresent(
      context.loader(principleById),
      links.map((link) => link.principleId),
    );
  }
}
