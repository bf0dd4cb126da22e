import { Collaboration, CollaborationArgs, Permission } from "@samplan/schema";
import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { collaborationByKey } from "./collaboration.loaders.js";
import type { CollaborationRow } from "./collaboration.row.js";
import { findCollaborations } from "./collaboration.store.js";

@Resolver()
export class CollaborationResolver {
  @Query(() => [Collaboration], {
    nullable: true,
    description: "The collaborations that the viewer's municipality is or was a member of, in Swedish order.",
  })
  @Permission("collaboration:read")
  collaborations(@Ctx() context: RequestContext): Promise<CollaborationRow[]> {
    return findCollaborations(context);
  }

  @Query(() => Collaboration, {
    nullable: true,
    description: "One collaboration; null where the key is unknown or the viewer's municipality was never a member.",
  })
  @Permission("collaboration:read")
  collaboration(
    @Args(() => CollaborationArgs) { key }: CollaborationArgs,
    @Ctx() context: RequestContext,
  ): Promise<CollaborationRow | null> {
    return context.loader(collaborationByKey).load(key);
  }
}
