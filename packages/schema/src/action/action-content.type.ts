import { Field, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { MarkdownScalar } from "../core/markdown.scalar.js";
import { Decision } from "../decision/decision.type.js";
import { GuidingPrinciple } from "../strategy/guiding-principle.type.js";
import { PriorityArea } from "../strategy/priority-area.type.js";
import { StrategyPoint } from "../strategy/strategy-point.type.js";
import { Financing } from "./financing.enum.js";
import { ImplementationStatus } from "./implementation-status.enum.js";

/** I14, I15, I17. A plan under way may lack what is demanded only when it is proposed. */
@ObjectType({ description: "The content of an action at one time. An adopted plan keeps the content it adopted." })
export class ActionContent {
  @Field(() => String, { description: "What is to be done, in a line." })
  title!: string;

  @Field(() => MarkdownScalar, { description: "What is to be done, at length; empty when the title says it all." })
  description!: string;

  @Field(() => Int, { description: "How much it counts in weighted scores: 1, 2 or 3; normally 1." })
  weight!: number;

  @Field(() => DateScalar, { nullable: true, description: "First day; null when it is not set yet." })
  startDate!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null when it is continuous or not set yet." })
  endDate!: string | null;

  @Field(() => Boolean, { description: "Whether it goes on without an end." })
  continuous!: boolean;

  @Field(() => Financing, { nullable: true, description: "How it is paid for; null when it is not stated yet." })
  financing!: Financing | null;

  @Field(() => ImplementationStatus, { description: "How far the work has come." })
  implementationStatus!: ImplementationStatus;

  @Field(() => PriorityArea, {
    nullable: true,
    description: "The one area under which it is counted; null when it is not chosen yet.",
  })
  primaryArea?: PriorityArea | null;

  @Field(() => [StrategyPoint], { description: "Every point of the strategy that it serves." })
  strategyPoints?: StrategyPoint[];

  @Field(() => [GuidingPrinciple], { description: "The guiding principles that it follows in particular." })
  principles?: GuidingPrinciple[];

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day from which it no longer applies; null unless it is cancelled.",
  })
  cancelledOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it was cancelled; null unless it is, or where it is not known.",
  })
  cancellationReason!: string | null;

  @Field(() => Decision, {
    nullable: true,
    description: "The decision by which it was cancelled; null unless there is one that the viewer may see.",
  })
  cancellationDecision?: Decision | null;
}
