import { Field, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../core/date-time.scalar.js";
import { Decision } from "../decision/decision.type.js";
import { HistoryActor } from "./history-actor.type.js";
import { HistoryChange } from "./history-change.type.js";

@ObjectType({
  description:
    "One thing that happened: everything that one mutation changed at once. Read from the change log, which nobody can alter.",
})
export class HistoryEntry {
  @Field(() => DateTimeScalar, { description: "When." })
  at!: Date;

  @Field(() => HistoryActor, {
    nullable: true,
    description: "Who; null where it was not a user: the loading of a dataset, or whoever runs the installation.",
  })
  by?: HistoryActor | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the mutation, like "planPropose"; null where it was none.',
  })
  operation!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The `x-request-id` of the request; null where it was none, or where only decisions are shown.",
  })
  requestId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The state before, where the state of what the history is of changed: a value of PlanState, ReportState or SharedTextState.",
  })
  stateBefore?: string | null;

  @Field(() => String, { nullable: true, description: "The state after, where it changed; also of what was new." })
  stateAfter?: string | null;

  @Field(() => Decision, {
    nullable: true,
    description: "The decision that was recorded or corrected, as it is now; null where the entry has none.",
  })
  decision?: Decision | null;

  @Field(() => [HistoryChange], { description: "What was changed, in the order in which it was done." })
  changes?: HistoryChange[];
}
