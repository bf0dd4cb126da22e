import { Action, ActionAbilities, ActionContent, Participation, Project } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { abilityIn } from "../../auth/ability.js";
import type { RequestContext } from "../../context/request-context.js";
import { participationsInActionOrder } from "../participation/index.js";
import { projectsOfAction } from "../project/index.js";
import { newestRevisionOfAction } from "./action.loaders.js";
import { mayCancel, mayInvite, mayUpdateAction } from "./action.policy.js";
import type { ActionRow } from "./action.row.js";
import { actionFacts } from "./action-facts.js";

@Resolver(() => Action)
export class ActionFields {
  @FieldResolver(() => ActionContent)
  content(@Root() action: ActionRow, @Ctx() context: RequestContext) {
    return context.loader(newestRevisionOfAction).load(action.id);
  }

  @FieldResolver(() => [Participation])
  participations(@Root() action: ActionRow, @Ctx() context: RequestContext) {
    return participationsInActionOrder(context, action.id);
  }

  @FieldResolver(() => ActionAbilities)
  async viewerCan(@Root() action: ActionRow, @Ctx() context: RequestContext): Promise<ActionAbilities> {
    const facts = await actionFacts(context, action);
    const { actor, request } = context;
    return {
      update: abilityIn(request.language, mayUpdateAction(actor, facts)),
      invite: abilityIn(request.language, mayInvite(actor, facts)),
      cancel: abilityIn(request.language, mayCancel(actor, facts)),
    };
  }

  @FieldResolver(() => [Project])
  projects(@Root() action: ActionRow, @Ctx() context: RequestContext) {
    return projectsOfAction(context, action.id);
  }
}
