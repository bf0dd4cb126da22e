import { Field, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { DateTimeScalar } from "../core/date-time.scalar.js";
import { Node } from "../core/node.type.js";
import { PeriodKind } from "../period/period-kind.enum.js";
import { Plan } from "../plan/plan.type.js";
import { ActionFollowUp } from "./action-follow-up.type.js";
import { ReportState } from "./report-state.enum.js";

/** I18, I20: one report per plan and period; an approved one never changes, a correction is a new revision. */
@ObjectType({
  implements: Node,
  description: "A plan's report for a period. Members see its state and dates, and its content once it is approved.",
})
export class FollowUpReport implements Node {
  id!: string;

  @Field(() => Plan, { description: "The plan that is followed up." })
  plan?: Plan;

  @Field(() => Int, { description: "The calendar year." })
  year!: number;

  @Field(() => PeriodKind, { description: "The follow-up period, accumulated from 1 January." })
  period!: PeriodKind;

  @Field(() => Int, { description: "Counts from 1; a correction of an approved report is a new revision." })
  revision!: number;

  @Field(() => ReportState, { description: "Where the report is in its life." })
  state!: ReportState;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day for handing it in; null when the municipality has set none.",
  })
  dueOn?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was last handed in; null before that." })
  submittedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was approved; null before that." })
  approvedAt!: Date | null;

  @Field(() => [ActionFollowUp], {
    description: "The report's content, one for each action followed up; empty while the viewer may not see it.",
  })
  followUps?: ActionFollowUp[];

  @Field(() => Int, {
    description: "Counts changes of this object, to detect that somebody else changed it meanwhile.",
  })
  version!: number;
}
