import { Collaboration, SharedStrategy } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { CollaborationRow } from "../collaboration/index.js";
import type { SharedStrategyRow } from "./shared-strategy.row.js";
import { strategyOfCollaboration } from "./strategy.loaders.js";

/** What this feature adds to the collaboration. */
@Resolver(() => Collaboration)
export class CollaborationStrategyFields {
  @FieldResolver(() => SharedStrategy)
  strategy(@Root() { id }: CollaborationRow, @Ctx() context: RequestContext): Promise<SharedStrategyRow | null> {
    return context.loader(strategyOfCollaboration).load(id);
  }
}
