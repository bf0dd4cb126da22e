import { Field, ObjectType } from "type-graphql";
import { ChangeKind } from "./change-kind.enum.js";
import { FieldChange } from "./field-change.type.js";
import { TextDiff } from "./text-diff.type.js";

@ObjectType({ description: "An area, point or principle in two versions of the strategy, matched by its code." })
export class StrategyPartChange {
  @Field(() => String, { description: 'The code, like "P", "V4" or "R2": it stays from version to version.' })
  code!: string;

  @Field(() => ChangeKind, { description: "Whether it came, went, stayed as it was, or has another name or text." })
  change!: ChangeKind;

  @Field(() => [FieldChange], { description: "Its name, and for a point the code of its area, where they changed." })
  fields!: FieldChange[];

  @Field(() => TextDiff, { description: "What changed in its text, word by word." })
  text?: TextDiff;
}
