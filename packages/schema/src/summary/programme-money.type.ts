import { Field, ObjectType } from "type-graphql";
import { Money } from "../core/money.type.js";

@ObjectType({ description: "A funding programme's amount." })
export class ProgrammeMoney {
  @Field(() => String, { description: 'The funding programme, like "Erasmus+".' })
  programme!: string;

  @Field(() => Money, { description: "What it has granted." })
  money?: Money;
}
