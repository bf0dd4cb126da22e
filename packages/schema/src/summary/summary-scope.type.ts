import { Field, Int, ObjectType } from "type-graphql";
import { Collaboration } from "../collaboration/collaboration.type.js";
import { DateScalar } from "../core/date.scalar.js";
import { DateTimeScalar } from "../core/date-time.scalar.js";
import { Municipality } from "../municipality/municipality.type.js";
import { PeriodKind } from "../period/period-kind.enum.js";
import { Consolidation } from "./consolidation.enum.js";
import { SummaryBasis } from "./summary-basis.enum.js";

@ObjectType({ description: "What a summary covers and by which rules, so that its figures can be read on their own." })
export class SummaryScope {
  @Field(() => Collaboration, { description: "The collaboration." })
  collaboration?: Collaboration;

  @Field(() => [Municipality], { description: "The municipalities covered, in Swedish order." })
  municipalities?: Municipality[];

  @Field(() => Int, { description: "The calendar year." })
  year!: number;

  @Field(() => PeriodKind, { description: "The follow-up period." })
  period!: PeriodKind;

  @Field(() => DateScalar, {
    description: "The period's last day, which decides membership and what has started or been cancelled.",
  })
  lastDay!: string;

  @Field(() => SummaryBasis, { description: "Which reports count." })
  basis!: SummaryBasis;

  @Field(() => Consolidation, { description: "How the parts of an action were joined." })
  consolidation!: Consolidation;

  @Field(() => Boolean, {
    description: "Whether the members' periods end on the same day; if not, compare them with care.",
  })
  comparable!: boolean;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "The instant as of which the figures are, where one was asked for; null: as things were when computed.",
  })
  asOf!: Date | null;

  @Field(() => DateTimeScalar, { description: "When the figures were computed." })
  computedAt!: Date;
}
