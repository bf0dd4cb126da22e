import { PriorityArea, RichText, StrategyPoint } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { nameIn } from "../../context/name-in.js";
import type { RequestContext } from "../../context/request-context.js";
import { richTextOf, type StoredText } from "../rich-text/index.js";
import type { PriorityAreaRow } from "./priority-area.row.js";
import { areaById } from "./strategy.loaders.js";
import type { StrategyPointRow } from "./strategy-point.row.js";

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
}
