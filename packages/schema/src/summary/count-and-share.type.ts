import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "A count and its share of the whole." })
export class CountAndShare {
  @Field(() => Int, { description: "How many." })
  count!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Percent of the whole, 0–100, one decimal, rounded half up; null when the whole is empty.",
  })
  share!: number | null;
}
