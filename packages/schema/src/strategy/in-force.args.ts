import { ArgsType, Field } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";

@ArgsType()
export class InForceArgs {
  @Field(() => DateScalar, { nullable: true, description: "The day to look at; null is today in Sweden." })
  on?: string | null;
}
