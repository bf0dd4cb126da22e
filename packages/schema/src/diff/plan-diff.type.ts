import { Field, Int, ObjectType } from "type-graphql";
import { Participation } from "../participation/participation.type.js";
import { CommonSectionChange } from "./common-section-change.type.js";
import { ParticipationChange } from "./participation-change.type.js";
import { TextDiff } from "./text-diff.type.js";

@ObjectType({
  description:
    "What changed from one plan to another: two revisions, two years, or two bodies' plans. Parts are matched by their action.",
})
export class PlanDiff {
  @Field(() => TextDiff, { description: "The plans' own text (kommunspecifik del), word by word." })
  localText?: TextDiff;

  @Field(() => [CommonSectionChange], { description: "The common parts, one entry for each collaboration." })
  commonSections?: CommonSectionChange[];

  @Field(() => [Participation], {
    description: "Parts in actions that only the later plan has; common actions first, then by reference.",
  })
  added?: Participation[];

  @Field(() => [Participation], { description: "Parts in actions that only the earlier plan has, in the same order." })
  removed?: Participation[];

  @Field(() => [ParticipationChange], {
    description: "Parts in actions that both plans have and that differ, in the same order.",
  })
  changed?: ParticipationChange[];

  @Field(() => Int, { description: "How many actions both plans have without a difference." })
  unchanged?: number;
}
