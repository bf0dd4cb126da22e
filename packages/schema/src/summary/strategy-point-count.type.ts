import { Field, Int, ObjectType } from "type-graphql";
import { StrategyPoint } from "../strategy/strategy-point.type.js";

/** R-G: counts by any link do not add up. */
@ObjectType({ description: "How many actions serve a point of the strategy." })
export class StrategyPointCount {
  @Field(() => StrategyPoint, { description: "The point." })
  point?: StrategyPoint;

  @Field(() => Int, { description: "Actions linked to the point, joint ones once." })
  actions!: number;
}
