import { ArgsType, Field } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { DecisionInput } from "../decision/decision.input.js";

@ArgsType()
export class MembershipEndArgs {
  @Field(() => String, { description: "Key of the collaboration." })
  collaboration!: string;

  @Field(() => DateScalar, { description: "The last day of membership, today or later." })
  lastDay!: string;

  @Field(() => DecisionInput, {
    description: "The decision to leave, of the council or the executive board; § and registry number may come later.",
  })
  decision!: DecisionInput;
}
