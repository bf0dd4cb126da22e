import { Field, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { DateTimeScalar } from "../core/date-time.scalar.js";
import { Node } from "../core/node.type.js";
import { Decision } from "../decision/decision.type.js";
import { PeriodKind } from "../period/period-kind.enum.js";
import { Plan } from "../plan/plan.type.js";
import { ActionFollowUp } from "./action-follow-up.type.js";
import { ReportAbilities } from "./report-abilities.type.js";
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

  @Field(() => Boolean, {
    description: "Whether it is late: the last day has passed and it was never handed in. A correction is never late.",
  })
  missing?: boolean;

  @Field(() => Decision, {
    nullable: true,
    description: "The decision that approved it; null before that, and where a delegate approved without one.",
  })
  decision?: Decision | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it was sent back last; null where it never was, or the viewer may not see it.",
  })
  returnReason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why this revision corrects the one before; null for the first, and while the viewer may not see it.",
  })
  correctionReason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it is not asked for; null where it is, and for other municipalities.",
  })
  exemptionReason?: string | null;

  @Field(() => [ActionFollowUp], {
    description: "The report's content, one for each action followed up; empty while the viewer may not see it.",
  })
  followUps?: ActionFollowUp[];

  @Field(() => Int, {
    description: "Counts changes of this object, to detect that somebody else changed it meanwhile.",
  })
  version!: number;

  @Field(() => ReportAbilities, { description: "What the viewer may do with it now." })
  viewerCan?: ReportAbilities;
}
