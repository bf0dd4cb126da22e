import { PriorityArea, RichText, StrategyPoint, StrategyPointLineage } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { nameIn } from "../../context/name-in.js";
import type { RequestContext } from "../../context/request-context.js";
import { richTextOf, type StoredText } from "../rich-text/index.js";
import type { PriorityAreaRow } from "./priority-area.row.js";
import { areaById, lineageFromPoint, lineageToPoint } from "./strategy.loaders.js";
import type { StrategyPointRow } from "./strategy-point.row.js";
import type { StrategyPointLineageRow } from "./strategy-point-lineage.row.js";

@Resolver(() => StrategyPoint)
export class StrategyPointFields {
  @FieldResolver(() => String)
  name(@Root() point: StrategyPointRow, @Ctx() context: RequestContext): string {
    return nameIn(context.request.language, point);
  }

  @FieldResolver(() => RichText)
  text(@Root() { textDocument }: StrategyPointRow): StoredText {
    return richTextOf(textDocument);
  }

  @FieldResolver(() => PriorityArea)
  area(@Root() { areaId }: StrategyPointRow, @Ctx() context: RequestContext): Promise<PriorityAreaRow | null> {
    return context.loader(areaById).load(areaId);
  }

  @FieldResolver(() => [StrategyPointLineage])
  async lineage(@Root() { id }: StrategyPointRow, @Ctx() context: RequestContext): Promise<StrategyPointLineageRow[]> {
    const whence = await context.loader(lineageToPoint).load(id);
    const whither = await context.loader(lineageFromPoint).load(id);
    return [...whence, ...whither];
  }
}
