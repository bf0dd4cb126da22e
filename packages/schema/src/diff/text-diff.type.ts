import { Field, ObjectType } from "type-graphql";
import { TextDiffBlock } from "./text-diff-block.type.js";

@ObjectType({
  description:
    "What changed from an earlier document text to a later one, word by word. Where a list or table begins and ends is not told, only what stands in it.",
})
export class TextDiff {
  @Field(() => Boolean, { description: "Whether anything changed at all." })
  changed!: boolean;

  @Field(() => [TextDiffBlock], {
    description:
      "The blocks of both texts in one order, also those that stayed. Two texts with almost nothing in common are shown as one removed and one added.",
  })
  blocks!: TextDiffBlock[];
}
