import { Field, ObjectType } from "type-graphql";
import { StrategyPartChange } from "./strategy-part-change.type.js";

@ObjectType({
  description:
    "What changed from one version of the strategy to another, by code. What a point became when it was split or merged is told by its lineage.",
})
export class StrategyVersionDiff {
  @Field(() => [StrategyPartChange], { description: "The priority areas of both, in the later version's order." })
  areas?: StrategyPartChange[];

  @Field(() => [StrategyPartChange], { description: "The points of both, likewise." })
  points?: StrategyPartChange[];

  @Field(() => [StrategyPartChange], { description: "The guiding principles of both, likewise." })
  principles?: StrategyPartChange[];
}
