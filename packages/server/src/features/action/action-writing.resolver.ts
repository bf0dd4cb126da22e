import { ActionCancelArgs, ActionCreateArgs, ActionPayload, ActionUpdateArgs, Permission } from "@samplan/schema";
import { Args, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { ActionRow } from "./action.row.js";
import { cancelAction } from "./cancel-action.js";
import { createAction } from "./create-action.js";
import { updateAction } from "./update-action.js";

type Payload = { action: ActionRow; userErrors: [] };

@Resolver()
export class ActionWritingResolver {
  @Mutation(() => ActionPayload, {
    nullable: true,
    description:
      "A new action in a plan whose text is open; the plan's body leads it. Nothing but a title is demanded until the plan is proposed.",
  })
  @Permission("action:write")
  async actionCreate(
    @Args(() => ActionCreateArgs) { input }: ActionCreateArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { action: await createAction(context, input), userErrors: [] };
  }

  @Mutation(() => ActionPayload, {
    nullable: true,
    description:
      "Changes an action in a plan whose text is open: the content by the body that leads, the responsible function and the budget by each body for its own part. A plan keeps the content that it was proposed with.",
  })
  @Permission("action:write")
  async actionUpdate(
    @Args(() => ActionUpdateArgs) args: ActionUpdateArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { action: await updateAction(context, args), userErrors: [] };
  }

  @Mutation(() => ActionPayload, {
    nullable: true,
    description:
      "Cancels an action from a day on, for the body that leads. Periods that ended before it still count the action. Once a plan with it is adopted, a secretary does it with the decision.",
  })
  @Permission("action:cancel")
  async actionCancel(
    @Args(() => ActionCancelArgs) args: ActionCancelArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { action: await cancelAction(context, args), userErrors: [] };
  }
}
