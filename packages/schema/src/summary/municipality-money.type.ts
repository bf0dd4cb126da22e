import { Field, ObjectType } from "type-graphql";
import { Money } from "../core/money.type.js";
import { Municipality } from "../municipality/municipality.type.js";

/** R-I: money is summed over each municipality's own parts, so that nothing joint is doubled. */
@ObjectType({ description: "A municipality's amount." })
export class MunicipalityMoney {
  @Field(() => Municipality, { description: "The municipality." })
  municipality?: Municipality;

  @Field(() => Money, { description: "Its own amount." })
  money?: Money;
}
