import { ArgsType, Field } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";

@ArgsType()
export class DisbursedArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description: "Last payment day counted; null counts all payments to date.",
  })
  until?: string | null;
}
