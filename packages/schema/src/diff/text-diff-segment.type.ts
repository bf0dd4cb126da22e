import { Field, ObjectType } from "type-graphql";
import { ChangeKind } from "./change-kind.enum.js";
import { TextMark } from "./text-mark.enum.js";

@ObjectType({ description: "A run of text that came, went or stayed." })
export class TextDiffSegment {
  @Field(() => ChangeKind, {
    description: "SAME, ADDED or REMOVED; never CHANGED. A word whose marks changed is removed and added.",
  })
  change!: ChangeKind;

  @Field(() => String, { description: "The text, with its spaces; a line break within a paragraph is a newline." })
  text!: string;

  @Field(() => [TextMark], { description: "The marks that lie on all of it." })
  marks?: TextMark[];

  @Field(() => String, { nullable: true, description: "Where its link leads; null where it is no link." })
  href?: string | null;
}
