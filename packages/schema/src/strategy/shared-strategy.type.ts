import { Field, ObjectType } from "type-graphql";
import { Node } from "../core/node.type.js";
import { SharedStrategyVersion } from "./shared-strategy-version.type.js";

@ObjectType({
  implements: Node,
  description:
    "The one common strategy of a collaboration (internationell strategi, riktlinje för internationellt arbete).",
})
export class SharedStrategy implements Node {
  id!: string;

  @Field(() => String, { description: "Stable key." })
  key!: string;

  @Field(() => [SharedStrategyVersion], { description: "All versions that the viewer may see, newest first." })
  versions?: SharedStrategyVersion[];
}
