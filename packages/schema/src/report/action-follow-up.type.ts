import { Field, Int, ObjectType } from "type-graphql";
import { ImplementationStatus } from "../action/implementation-status.enum.js";
import { DateScalar } from "../core/date.scalar.js";
import { MarkdownScalar } from "../core/markdown.scalar.js";
import { Money } from "../core/money.type.js";
import { Node } from "../core/node.type.js";
import { Participation } from "../participation/participation.type.js";
import { Assessment } from "./assessment.enum.js";
import { Attendance } from "./attendance.type.js";
import { Effect } from "./effect.type.js";
import { FollowUpReport } from "./follow-up-report.type.js";

/** I19: numbers are accumulated from 1 January. I21: YELLOW and RED need a comment, RED a corrective measure too. */
@ObjectType({
  implements: Node,
  description: "What a report says about one body's part in one action. Numbers are accumulated from 1 January.",
})
export class ActionFollowUp implements Node {
  id!: string;

  @Field(() => FollowUpReport, { description: "The report it belongs to." })
  report?: FollowUpReport;

  @Field(() => Participation, { description: "The part in an action that it is about." })
  participation?: Participation;

  @Field(() => Assessment, { nullable: true, description: "How it goes; null when it is not judged yet." })
  assessment!: Assessment | null;

  @Field(() => ImplementationStatus, {
    nullable: true,
    description: "How far the work had come; null when it is not stated.",
  })
  implementationStatus!: ImplementationStatus | null;

  @Field(() => Int, {
    nullable: true,
    description: "Percent done, 0–100, as the body itself judges; null when it is not stated.",
  })
  progress!: number | null;

  @Field(() => MarkdownScalar, {
    nullable: true,
    description: "What happened; always there when the assessment is yellow or red.",
  })
  comment!: string | null;

  @Field(() => MarkdownScalar, {
    nullable: true,
    description: "What is done about a deviation; always there when the assessment is red.",
  })
  correctiveMeasure!: string | null;

  @Field(() => Money, {
    nullable: true,
    description: "The body's own cost so far this year; null when it is not stated.",
  })
  cost?: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: "The body's own cost expected for the whole year; null when it is not stated.",
  })
  costForecast?: Money | null;

  @Field(() => Attendance, { description: "How many took part so far this year." })
  attendance?: Attendance;

  @Field(() => MarkdownScalar, {
    nullable: true,
    description:
      "Why a cost or an attendance is lower than in the latest approved report of the year; null when none is.",
  })
  correctionNote!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day the work was completed, where it is stated; else the end date of the content applies.",
  })
  completedOn!: string | null;

  @Field(() => Boolean, {
    description: "Whether it was kept as it stood in the latest approved report (`followUpKeep`) and not edited since.",
  })
  unchanged!: boolean;

  @Field(() => [Effect], { description: "What it led to for the operations." })
  effects?: Effect[];

  @Field(() => Int, {
    description: "Counts changes of this object, to detect that somebody else changed it meanwhile.",
  })
  version!: number;
}
