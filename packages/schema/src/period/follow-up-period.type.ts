import { Field, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { Node } from "../core/node.type.js";
import { PeriodAbilities } from "./period-abilities.type.js";
import { PeriodKind } from "./period-kind.enum.js";
import { PeriodState } from "./period-state.enum.js";

/** Figures of a period are accumulated from 1 January (I19): adding T1, T2 and the full year counts them three times. */
@ObjectType({
  implements: Node,
  description:
    "A period that a municipality follows up (uppföljningsperiod). Figures are accumulated from its first day.",
})
export class FollowUpPeriod implements Node {
  id!: string;

  @Field(() => Int, { description: "The calendar year." })
  year!: number;

  @Field(() => PeriodKind, { description: "Which of the common kinds it is; members are compared on the same kind." })
  kind!: PeriodKind;

  @Field(() => DateScalar, { description: "First day." })
  from!: string;

  @Field(() => DateScalar, { description: "Last day, itself included." })
  to!: string;

  @Field(() => DateScalar, { description: "Last day for handing in reports, to the end of the day in Sweden." })
  dueOn!: string;

  @Field(() => PeriodState, { description: "Where the period is in its life." })
  state?: PeriodState;

  @Field(() => Int, {
    description: "Counts changes of this object, to detect that somebody else changed it meanwhile.",
  })
  version!: number;

  @Field(() => PeriodAbilities, { description: "What the viewer may do with it now." })
  viewerCan?: PeriodAbilities;
}
