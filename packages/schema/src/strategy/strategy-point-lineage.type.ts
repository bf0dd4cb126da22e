import { Field, ObjectType } from "type-graphql";
import { StrategyPoint } from "./strategy-point.type.js";
import { StrategyPointLineageKind } from "./strategy-point-lineage-kind.enum.js";

@ObjectType({ description: "How a point of one version of the strategy goes on in the next." })
export class StrategyPointLineage {
  @Field(() => StrategyPoint, { description: "The point of the earlier version." })
  from?: StrategyPoint;

  @Field(() => StrategyPoint, {
    nullable: true,
    description: "The point of the later version; null where the earlier one is dropped.",
  })
  to?: StrategyPoint | null;

  @Field(() => StrategyPointLineageKind, { description: "What became of it." })
  kind!: StrategyPointLineageKind;
}
