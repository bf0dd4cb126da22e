import { Field, ID, InputType } from "type-graphql";
import { Limits } from "../core/limits.js";
import { RichTextInput } from "../core/rich-text.input.js";
import { StrategyPointLineageKind } from "./strategy-point-lineage-kind.enum.js";

@InputType({ description: "A point of the version before that a point comes from." })
export class StrategyPointOriginInput {
  @Field(() => ID, { description: "Id of the point in the version that this one is to take over from." })
  point!: string;

  @Field(() => StrategyPointLineageKind, {
    description: "What became of it: SAME, REWORDED, SPLIT or MERGED. Dropped ones are in `dropped`.",
  })
  kind!: StrategyPointLineageKind;
}

@InputType()
abstract class StrategyPartInput {
  @Field(() => String, { description: "The name in Swedish; never empty." })
  name!: string;

  @Field(() => String, { nullable: true, description: "The name in English; null where there is none." })
  nameEn?: string | null;

  @Field(() => RichTextInput, { description: "The text in full, in Swedish." })
  text!: RichTextInput;
}

// A limit of a field is not inherited, so that each has its code itself.

@InputType({ description: "A guiding principle as it is to be." })
export class StrategyPrincipleInput extends StrategyPartInput {
  @Limits({ maxLength: 8 })
  @Field(() => String, {
    description: "Code, unique among the principles of the version: capital letters A–Z and digits.",
  })
  code!: string;
}

@InputType({ description: "A point under an area as it is to be." })
export class StrategyPointInput extends StrategyPartInput {
  @Limits({ maxLength: 8 })
  @Field(() => String, {
    description: "Code, unique among the points of the version: capital letters A–Z and digits.",
  })
  code!: string;

  @Field(() => [StrategyPointOriginInput], {
    nullable: true,
    description: "What it comes from in the version before; null or empty for a point that is new.",
  })
  from?: StrategyPointOriginInput[] | null;
}

@InputType({ description: "A priority area as it is to be. It keeps its code from version to version." })
export class StrategyAreaInput extends StrategyPartInput {
  @Limits({ maxLength: 8 })
  @Field(() => String, {
    description: "Code, unique among the areas of the version: capital letters A–Z and digits.",
  })
  code!: string;

  @Limits({ maxItems: 40 })
  @Field(() => [StrategyPointInput], { description: "Its points, in order; at most 40 in the whole version." })
  points!: StrategyPointInput[];
}

@InputType({ description: "The whole content of a version of the strategy." })
export class StrategyVersionInput {
  @Limits({ maxItems: 20 })
  @Field(() => [StrategyAreaInput], { description: "The priority areas, in order; at least one to be proposed." })
  areas!: StrategyAreaInput[];

  @Limits({ maxItems: 40 })
  @Field(() => [StrategyPrincipleInput], { description: "The guiding principles, in order." })
  principles!: StrategyPrincipleInput[];

  @Field(() => [ID], {
    nullable: true,
    description: "Ids of the points of the version before that have no successor; null means none.",
  })
  dropped?: string[] | null;
}
