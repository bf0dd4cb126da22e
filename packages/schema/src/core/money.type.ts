import { Field, ObjectType } from "type-graphql";

/** Amounts are integers in minor units (öre) in the database and never a float on their way. */
@ObjectType({ description: "An amount of money." })
export class Money {
  @Field(() => String, {
    description:
      'Decimal number in major units with two decimals and a point, like "180000.00"; never rounded to thousands.',
  })
  amount!: string;

  @Field(() => String, { description: 'Currency code after ISO 4217, like "SEK".' })
  currency!: string;
}
