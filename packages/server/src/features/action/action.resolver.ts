import { Action, ActionConnection, ActionsArgs, type ConnectionOf, NodeArgs, Permission } from "@samplan/schema";
import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { actionById } from "./action.loaders.js";
import type { ActionRow } from "./action.row.js";
import { listActions } from "./action.store.js";

@Resolver()
export class ActionResolver {
  @Query(() => Action, { nullable: true, description: "An action by its id." })
  @Permission("action:read")
  action(@Ctx() context: RequestContext, @Args(() => NodeArgs) { id }: NodeArgs): Promise<ActionRow | null> {
    return context.loader(actionById).load(id);
  }

  @Query(() => ActionConnection, { nullable: true, description: "Actions that the viewer may see, a page at a time." })
  @Permission("action:read")
  actions(
    @Ctx() context: RequestContext,
    @Args(() => ActionsArgs) args: ActionsArgs,
  ): Promise<ConnectionOf<ActionRow>> {
    return listActions(context, args);
  }
}
