import { Field, ObjectType } from "type-graphql";
import { Action } from "../action/action.type.js";
import { DateScalar } from "../core/date.scalar.js";
import { Money } from "../core/money.type.js";
import { Node } from "../core/node.type.js";
import { Municipality } from "../municipality/municipality.type.js";
import { FundingLine } from "./funding-line.type.js";
import { FundingState } from "./funding-state.enum.js";

@ObjectType({
  implements: Node,
  description:
    "A time-limited undertaking, often with external funding and several partners (projekt). It may cross years.",
})
export class Project implements Node {
  id!: string;

  @Field(() => String, { description: "Short reference shown to people; unique within its owner." })
  reference!: string;

  @Field(() => String, { description: "The project's title." })
  title!: string;

  @Field(() => String, { description: 'The funding programme, like "Erasmus+".' })
  programme!: string;

  @Field(() => FundingState, { description: "How far the funding has come." })
  state!: FundingState;

  @Field(() => DateScalar, { description: "First day." })
  startDate!: string;

  @Field(() => DateScalar, { description: "Last day." })
  endDate!: string;

  @Field(() => DateScalar, { nullable: true, description: "The day the funder decided; null before that." })
  decidedOn!: string | null;

  @Field(() => Money, { nullable: true, description: "The amount applied for; null before an application." })
  applied?: Money | null;

  @Field(() => [Municipality], { description: "The municipalities that take part, in Swedish order." })
  municipalities?: Municipality[];

  @Field(() => [Action], { description: "The actions it pays for or carries, as far as the viewer may see them." })
  actions?: Action[];

  @Field(() => [FundingLine], { description: "The money of each municipality, as far as the viewer may see it." })
  fundingLines?: FundingLine[];
}
