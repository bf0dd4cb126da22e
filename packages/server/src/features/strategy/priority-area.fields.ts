import { PriorityArea, RichText, StrategyPoint } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { nameIn } from "../../context/name-in.js";
import type { RequestContext } from "../../context/request-context.js";
import { richTextOf, type StoredText } from "../rich-text/index.js";
import type { PriorityAreaRow } from "./priority-area.row.js";
import { pointsOfArea } from "./strategy.loaders.js";
import type { StrategyPointRow } from "./strategy-point.row.js";

@Resolver(() => PriorityArea)
export class PriorityAreaFields {
  @FieldResolver(() => String)
  name(@Root() area: PriorityAreaRow, @Ctx() context: RequestContext): string {
    return nameIn(context.request.language, area);
  }

  @FieldResolver(() => RichText)
  text(@Root() { textDocument }: PriorityAreaRow): StoredText {
    return richTextOf(textDocument);
  }

  @FieldResolver(() => [StrategyPoint])
  points(@Root() { id }: PriorityAreaRow, @Ctx() context: RequestContext): Promise<StrategyPointRow[]> {
    return context.loader(pointsOfArea).load(id);
  }
}
