import { StrategyPoint, StrategyPointLineage } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { pointById } from "./strategy.loaders.js";
import type { StrategyPointRow } from "./strategy-point.row.js";
import type { StrategyPointLineageRow } from "./strategy-point-lineage.row.js";

@Resolver(() => StrategyPointLineage)
export class StrategyPointLineageFields {
  @FieldResolver(() => StrategyPoint)
  from(
    @Root() { fromPointId }: StrategyPointLineageRow,
    @Ctx() context: RequestContext,
  ): Promise<StrategyPointRow | null> {
    return context.loader(pointById).load(fromPointId);
  }

  @FieldResolver(() => StrategyPoint)
  async to(
    @Root() { toPointId }: StrategyPointLineageRow,
    @Ctx() context: RequestContext,
  ): Promise<StrategyPointRow | null> {
    return toPointId === null ? null : await context.loader(pointById).load(toPointId);
  }
}
