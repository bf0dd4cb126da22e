import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../core/page.args.js";
import { PlanFilter } from "./plan.filter.js";
import { PlanOrder } from "./plan.order.js";

@ArgsType()
export class PlansArgs extends PageArgs {
  @Field(() => PlanFilter, { nullable: true, description: "Which plans; null gives all that the viewer may see." })
  filter?: PlanFilter | null;

  @Field(() => PlanOrder, { nullable: true, description: "In what order; null is by year, latest first." })
  orderBy?: PlanOrder | null;
}
