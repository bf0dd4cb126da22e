import { Field, ObjectType } from "type-graphql";
import { Node } from "../core/node.type.js";
import { RichText } from "../core/rich-text.type.js";
import { StrategyPoint } from "./strategy-point.type.js";

@ObjectType({ implements: Node, description: "A priority area of the common strategy (prioriterat område)." })
export class PriorityArea implements Node {
  id!: string;

  @Field(() => String, { description: 'Code within the strategy, like "P".' })
  code!: string;

  @Field(() => String, { description: "The name of the area." })
  name!: string;

  @Field(() => RichText, { description: "What is to be reached in the area." })
  text?: RichText;

  @Field(() => [StrategyPoint], { description: "The points under the area, in the strategy's own order." })
  points?: StrategyPoint[];
}
