import { Collaboration, SharedStrategy } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { CollaborationRow } from "../collaboration/index.js";
import type { SharedStrategyRow } from "./shared-strategy.row.js";
import { strategyOfCollaboration } from "./strategy.loaders.js";
import { notBegun } from "./strategy.store.js";

/** What this feature adds to the collaboration. */
@Resolver(() => Collaboration)
export class CollaborationStrategyFields {
  @FieldResolver(() => SharedStrategy)
  async strategy(@Root() collaboration: CollaborationRow, @Ctx() context: RequestContext): Promise<SharedStrategyRow> {
    return (await context.loader(strategyOfCollaboration).load(collaboration.id)) ?? notBegun(collaboration);
  }
}
