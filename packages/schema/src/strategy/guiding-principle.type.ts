import { Field, ObjectType } from "type-graphql";
import { Node } from "../core/node.type.js";
import { RichText } from "../core/rich-text.type.js";

@ObjectType({ implements: Node, description: "A principle of the strategy that applies in every area (riktlinje)." })
export class GuidingPrinciple implements Node {
  id!: string;

  @Field(() => String, { description: 'Code within the strategy, like "R2".' })
  code!: string;

  @Field(() => String, { description: "A short name for lists." })
  name!: string;

  @Field(() => RichText, { description: "The principle in full." })
  text?: RichText;
}
