import { Field, ObjectType } from "type-graphql";
import { Node } from "../core/node.type.js";
import { RichText } from "../core/rich-text.type.js";
import { PriorityArea } from "./priority-area.type.js";
import { StrategyPointLineage } from "./strategy-point-lineage.type.js";

@ObjectType({
  implements: Node,
  description: "A point of the strategy: one way in which its area is to be reached (strategi).",
})
export class StrategyPoint implements Node {
  id!: string;

  @Field(() => String, { description: 'Code within the strategy, like "V4".' })
  code!: string;

  @Field(() => String, { description: "A short name for lists." })
  name!: string;

  @Field(() => RichText, { description: "The point in full." })
  text?: RichText;

  @Field(() => PriorityArea, { description: "The area that the point belongs to." })
  area?: PriorityArea;

  @Field(() => [StrategyPointLineage], {
    description: "Where the point comes from in the version before, and what became of it in the one after.",
  })
  lineage?: StrategyPointLineage[];
}
