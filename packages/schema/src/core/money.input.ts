import { Field, InputType } from "type-graphql";
import { Limits } from "./limits.js";

@InputType({ description: "An amount of money." })
export class MoneyInput {
  @Limits({ maxLength: 20 })
  @Field(() => String, {
    description: 'Decimal number in major units, with a point and two decimals at most, like "180000" or "180000.50".',
  })
  amount!: string;

  @Limits({ maxLength: 3 })
  @Field(() => String, {
    description: 'Currency code after ISO 4217: "SEK", since what is planned and reported is summed.',
  })
  currency!: string;
}
