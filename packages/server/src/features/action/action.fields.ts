import { Action, ActionContent, Participation, Project } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { participationsInActionOrder } from "../participation/index.js";
import { projectsOfAction } from "../project/index.js";
import { newestRevisionOfAction } from "./action.loaders.js";
import type { ActionRow } from "./action.row.js";

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

  @FieldResolver(() => [Project])
  projects(@Root() action: ActionRow, @Ctx() context: RequestContext) {
    return projectsOfAction(context, action.id);
  }
}
