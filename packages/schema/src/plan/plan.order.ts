import { Field, InputType } from "type-graphql";
import { OrderDirection } from "../core/order-direction.enum.js";
import { PlanOrderField } from "./plan-order-field.enum.js";

@InputType({ description: "How to order plans. Equals are ordered by id." })
export class PlanOrder {
  @Field(() => PlanOrderField, { description: "What to order by." })
  field!: PlanOrderField;

  @Field(() => OrderDirection, { description: "Which way." })
  direction!: OrderDirection;
}
