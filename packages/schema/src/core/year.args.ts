import { ArgsType, Field, Int } from "type-graphql";
import { Limits, YEAR_LIMITS } from "./limits.js";

@ArgsType()
export class YearArgs {
  @Limits(YEAR_LIMITS)
  @Field(() => Int, { description: "The calendar year." })
  year!: number;
}
