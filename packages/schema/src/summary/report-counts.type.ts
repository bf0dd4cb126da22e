import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "The reports of plans in force for the period, by state." })
export class ReportCounts {
  @Field(() => Int, { description: "Reports expected, without the exempt ones." })
  due!: number;

  @Field(() => Int, { description: "Approved." })
  approved!: number;

  @Field(() => Int, { description: "Handed in, not approved yet." })
  submitted!: number;

  @Field(() => Int, { description: "Sent back to be completed." })
  returned!: number;

  @Field(() => Int, { description: "Not handed in." })
  notSubmitted!: number;

  @Field(() => Int, { description: "Not asked for." })
  exempt!: number;
}
