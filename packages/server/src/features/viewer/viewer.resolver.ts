import { Permission, Viewer } from "@samplan/schema";
import { Ctx, Query, Resolver } from "type-graphql";
import type { Actor } from "../../context/actor.js";
import type { RequestContext } from "../../context/request-context.js";

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: "Who is asking; null when nobody is signed in." })
  @Permission("viewer:read")
  viewer(@Ctx() context: RequestContext): Actor | null {
    return context.actor;
  }
}
