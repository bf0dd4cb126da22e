import { Field, InputType } from "type-graphql";
import { OrderDirection } from "../core/order-direction.enum.js";
import { ActionOrderField } from "./action-order-field.enum.js";

@InputType({ description: "How to order actions. Equals are ordered by id." })
export class ActionOrder {
  @Field(() => ActionOrderField, { description: "What to order by." })
  field!: ActionOrderField;

  @Field(() => OrderDirection, { description: "Which way." })
  direction!: OrderDirection;
}
