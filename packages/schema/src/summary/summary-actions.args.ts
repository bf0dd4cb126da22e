import { ArgsType, Field } from "type-graphql";
import { ConsolidatedLight } from "../action/consolidated-light.enum.js";
import { PageArgs } from "../core/page.args.js";
import { TrendKind } from "./trend-kind.enum.js";

@ArgsType()
export class SummaryActionsArgs extends PageArgs {
  @Field(() => [ConsolidatedLight], { nullable: true, description: "Only actions with one of these lights." })
  light?: ConsolidatedLight[] | null;

  @Field(() => [TrendKind], {
    nullable: true,
    description: "Only actions that changed in one of these ways since the previous period.",
  })
  trend?: TrendKind[] | null;

  @Field(() => String, { nullable: true, description: "Only actions with this primary area, by code." })
  area?: string | null;

  @Field(() => String, { nullable: true, description: "Only actions that this municipality takes part in, by code." })
  municipality?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: only actions whose parts are judged differently; false: only others.",
  })
  disagreement?: boolean | null;
}
