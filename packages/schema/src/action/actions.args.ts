import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../core/page.args.js";
import { ActionFilter } from "./action.filter.js";
import { ActionOrder } from "./action.order.js";

@ArgsType()
export class ActionsArgs extends PageArgs {
  @Field(() => ActionFilter, { nullable: true, description: "Which actions; null gives all that the viewer may see." })
  filter?: ActionFilter | null;

  @Field(() => ActionOrder, { nullable: true, description: "In what order; null is by reference." })
  orderBy?: ActionOrder | null;
}
