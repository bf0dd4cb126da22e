import { Field, ObjectType } from "type-graphql";
import { Money } from "../core/money.type.js";
import { PriorityArea } from "../strategy/priority-area.type.js";

@ObjectType({ description: "A priority area's amount." })
export class AreaMoney {
  @Field(() => PriorityArea, { description: "The area." })
  area?: PriorityArea;

  @Field(() => Money, { description: "The sum over actions with this primary area." })
  money?: Money;
}
