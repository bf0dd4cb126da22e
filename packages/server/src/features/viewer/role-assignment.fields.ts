import { Body, RoleAssignment } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { ActorRole } from "../../context/actor.js";
import type { RequestContext } from "../../context/request-context.js";
import { type BodyRow, bodyById } from "../body/index.js";

@Resolver(() => RoleAssignment)
export class RoleAssignmentFields {
  @FieldResolver(() => Body)
  async body(@Root() { bodyId }: ActorRole, @Ctx() context: RequestContext): Promise<BodyRow | null> {
    return bodyId === null ? null : await context.loader(bodyById).load(bodyId);
  }
}
