import { Collaboration, CollaborationMembership, ValidOnArgs } from "@samplan/schema";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { validOn } from "../../context/calendar.js";
import type { RequestContext } from "../../context/request-context.js";
import { membershipsOfCollaboration } from "./collaboration.loaders.js";
import type { CollaborationRow } from "./collaboration.row.js";
import type { CollaborationMembershipRow } from "./collaboration-membership.row.js";

@Resolver(() => Collaboration)
export class CollaborationFields {
  @FieldResolver(() => [CollaborationMembership], {
    description: "The memberships, by municipality in Swedish order; those of one municipality oldest first.",
  })
  async members(
    @Root() { id }: CollaborationRow,
    @Args(() => ValidOnArgs) args: ValidOnArgs,
    @Ctx() context: RequestContext,
  ): Promise<readonly CollaborationMembershipRow[]> {
    return validOn(await context.loader(membershipsOfCollaboration).load(id), args.validOn);
  }
}
