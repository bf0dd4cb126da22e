import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "How actions have changed since the year's previous period, by the parts judged in both." })
export class Trend {
  @Field(() => Int, { description: "Actions with a better light." })
  improved!: number;

  @Field(() => Int, { description: "Actions with the same light." })
  same!: number;

  @Field(() => Int, { description: "Actions with a worse light." })
  worse!: number;

  @Field(() => Int, { description: "Actions without parts judged in both periods." })
  notComparable!: number;
}
