import { ArgsType, Field, ID } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";

@ArgsType()
export class BodyCloseArgs {
  @Field(() => ID, { description: "Id of the body, of the own municipality." })
  id!: string;

  @Field(() => DateScalar, { description: "The last day of its existence; may be a coming day." })
  lastDay!: string;
}
