import { Field, Int, ObjectType } from "type-graphql";
import { Body } from "../body/body.type.js";
import { Node } from "../core/node.type.js";
import { RichText } from "../core/rich-text.type.js";
import { UserError } from "../core/user-error.type.js";
import { Decision } from "../decision/decision.type.js";
import { DecisionOutcome } from "../decision/decision-outcome.enum.js";
import { Municipality } from "../municipality/municipality.type.js";
import { Participation } from "../participation/participation.type.js";
import { FollowUpReport } from "../report/follow-up-report.type.js";
import { SharedStrategyVersion } from "../strategy/shared-strategy-version.type.js";
import { PlanAbilities } from "./plan-abilities.type.js";
import { PlanCommonSection } from "./plan-common-section.type.js";
import { PlanState } from "./plan-state.enum.js";

/** I11: one body and one calendar year. I13: a revision is a new plan; the old one counts until the new one is decided. */
@ObjectType({
  implements: Node,
  description:
    "One body's plan for one calendar year (verksamhetsplan, uppdragsplan). Its text is fixed once it is adopted.",
})
export class Plan implements Node {
  id!: string;

  @Field(() => Municipality, { description: "The municipality whose plan it is." })
  municipality?: Municipality;

  @Field(() => Body, { description: "The body whose plan it is." })
  body?: Body;

  @Field(() => Int, { description: "The calendar year." })
  year!: number;

  @Field(() => Int, { description: "Counts from 1 for each body and year; a revision is a plan of its own." })
  revision!: number;

  @Field(() => PlanState, { description: "Where the plan is in its life." })
  state?: PlanState;

  @Field(() => Boolean, { description: "Whether this is the plan that applies and is counted for its body and year." })
  inForce?: boolean;

  @Field(() => String, {
    description: 'The municipality\'s own word and the year, like "Verksamhetsplan 2026" or "Uppdragsplan 2026".',
  })
  label?: string;

  @Field(() => [SharedStrategyVersion], {
    description: "The strategy versions it builds on: those pinned at adoption, before it those in force.",
  })
  strategyVersions?: SharedStrategyVersion[];

  @Field(() => [PlanCommonSection], {
    description:
      "The common parts it includes: those pinned at adoption; before it what is chosen, else in force, else under adoption.",
  })
  commonSections?: PlanCommonSection[];

  @Field(() => RichText, {
    description:
      "The part that concerns this municipality alone (kommunspecifik del); an empty text when there is none.",
  })
  localText?: RichText;

  @Field(() => Boolean, {
    description: "Whether the plan states that it has no text of its own: an empty one may also be not written yet.",
  })
  hasNoLocalText!: boolean;

  @Field(() => [Participation], {
    description:
      "The plan's part in each action, with the content that it adopted; common actions first, then by reference.",
  })
  participations?: Participation[];

  @Field(() => Decision, {
    nullable: true,
    description: "The latest decision about the plan, but for the one that annulled it; null before there is one.",
  })
  decision?: Decision | null;

  @Field(() => DecisionOutcome, {
    nullable: true,
    description: "What `decision` decided; null where it is not known, or there is none.",
  })
  decisionOutcome!: DecisionOutcome | null;

  @Field(() => Decision, {
    nullable: true,
    description: "The decision by which the plan was annulled; null where it is not.",
  })
  annulment?: Decision | null;

  @Field(() => String, { nullable: true, description: "Why the plan was annulled, where that was given." })
  annulmentReason!: string | null;

  @Field(() => [UserError], {
    description:
      "What is missing in it: it cannot be proposed before this is there, and is listed also after a decision was recorded without it. For viewers of the own municipality; for others empty.",
  })
  toComplete?: UserError[];

  @Field(() => [FollowUpReport], { description: "The plan's reports, by period." })
  reports?: FollowUpReport[];

  @Field(() => Int, {
    description: "Counts changes of this object, to detect that somebody else changed it meanwhile.",
  })
  version!: number;

  @Field(() => PlanAbilities, { description: "What the viewer may do with it now, and why not the rest." })
  viewerCan?: PlanAbilities;
}
