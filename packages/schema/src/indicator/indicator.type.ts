import { Field, ObjectType } from "type-graphql";
import { Node } from "../core/node.type.js";
import { IndicatorAggregation } from "./indicator-aggregation.enum.js";
import { IndicatorDirection } from "./indicator-direction.enum.js";

@ObjectType({ implements: Node, description: "A measure by which goals are followed (indikator)." })
export class Indicator implements Node {
  id!: string;

  @Field(() => String, { description: 'Stable key, like "I02".' })
  key!: string;

  @Field(() => String, { description: "What is measured." })
  name!: string;

  @Field(() => String, { description: 'The unit of its values, like "%" or "tkr".' })
  unit!: string;

  @Field(() => IndicatorDirection, { description: "Which way is better." })
  direction!: IndicatorDirection;

  @Field(() => IndicatorAggregation, { description: "How the members' values make one common value." })
  aggregation!: IndicatorAggregation;
}
