import { Field, Int, ObjectType } from "type-graphql";
import { ChangeKind } from "./change-kind.enum.js";
import { TextBlockKind } from "./text-block-kind.enum.js";
import { TextDiffSegment } from "./text-diff-segment.type.js";

@ObjectType({
  description: "A paragraph, heading, list item or cell, in the order in which two texts are read together.",
})
export class TextDiffBlock {
  @Field(() => TextBlockKind, { description: "What the block is." })
  kind!: TextBlockKind;

  @Field(() => Int, {
    description: "Of a heading its level, 1–6; of a list item how deep it is, from 1; 0 for the rest.",
  })
  level!: number;

  @Field(() => ChangeKind, {
    description: "Whether the block came, went, stayed, or stands in both with other words or marks.",
  })
  change!: ChangeKind;

  @Field(() => [TextDiffSegment], {
    description:
      "Its text in runs. Without the ADDED ones it is the earlier text, without the REMOVED ones the later, to the character.",
  })
  segments!: TextDiffSegment[];
}
