import { type ConnectionOf, NodeAsOfArgs, Permission, Plan, PlanConnection, PlansArgs } from "@samplan/schema";
import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { planById } from "./plan.loaders.js";
import type { PlanRow } from "./plan.row.js";
import { listPlans } from "./plan.store.js";

@Resolver()
export class PlanResolver {
  @Query(() => Plan, { nullable: true, description: "A plan by its id, as it is or as it was." })
  @Permission("plan:read")
  plan(@Ctx() context: RequestContext, @Args(() => NodeAsOfArgs) { id }: NodeAsOfArgs): Promise<PlanRow | null> {
    return context.loader(planById).load(id);
  }

  @Query(() => PlanConnection, { nullable: true, description: "Plans that the viewer may see, a page at a time." })
  @Permission("plan:read")
  plans(@Ctx() context: RequestContext, @Args(() => PlansArgs) args: PlansArgs): Promise<ConnectionOf<PlanRow>> {
    return listPlans(context, args);
  }
}
