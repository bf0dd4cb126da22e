import { Field, ObjectType } from "type-graphql";
import { Node } from "../core/node.type.js";
import { SharedStrategy } from "../strategy/shared-strategy.type.js";

@ObjectType({ implements: Node, description: "Municipalities that share a strategy (samverkan)." })
export class Collaboration implements Node {
  id!: string;

  @Field(() => String, { description: "Stable key, used in arguments." })
  key!: string;

  @Field(() => String, { description: 'The name, like "Linköping–Norrköping".' })
  name!: string;

  @Field(() => SharedStrategy, { description: "The strategy that the members have in common." })
  strategy?: SharedStrategy;
}
