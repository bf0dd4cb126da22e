import { Field, ObjectType } from "type-graphql";
import { Action } from "../action/action.type.js";
import { ChangeKind } from "../diff/change-kind.enum.js";
import { FieldChange } from "../diff/field-change.type.js";
import { TextDiff } from "../diff/text-diff.type.js";
import { FollowUpReport } from "../report/follow-up-report.type.js";
import { HistorySubject } from "./history-subject.enum.js";

@ObjectType({ description: "What an entry of a history did to one thing." })
export class HistoryChange {
  @Field(() => HistorySubject, { description: "What was changed." })
  subject!: HistorySubject;

  @Field(() => ChangeKind, {
    description:
      "ADDED, CHANGED or REMOVED; never SAME. An action's content that is written anew for another plan is ADDED, whole.",
  })
  change!: ChangeKind;

  @Field(() => Action, {
    nullable: true,
    description: "The action, where the change is of an action or of a part in one that the viewer may see.",
  })
  action?: Action | null;

  @Field(() => FollowUpReport, {
    nullable: true,
    description: "The report, where the change is of a report or of what it says.",
  })
  report?: FollowUpReport | null;

  @Field(() => [FieldChange], {
    description:
      "The fields that changed; of what was added its values, of what was removed those it had. A document text stands here without its values: see `text`.",
  })
  fields?: FieldChange[];

  @Field(() => TextDiff, {
    nullable: true,
    description: "What changed in the document text, word by word; null where no such text changed.",
  })
  text?: TextDiff | null;

  @Field(() => Boolean, {
    description:
      "Whether what changed has been disposed of by a decision: that there was a change is all that is left.",
  })
  disposed!: boolean;
}
