import { ArgsType, Field, ID } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { Limits } from "../core/limits.js";

@ArgsType()
export class BodyRenameArgs {
  @Field(() => ID, { description: "Id of the body under the name that it has now." })
  id!: string;

  @Field(() => String, { description: "The new name." })
  name!: string;

  @Limits({ maxLength: 20 })
  @Field(() => String, { nullable: true, description: "The new short name; null keeps the one it has." })
  abbreviation?: string | null;

  @Field(() => DateScalar, { description: "The first day of the new name; may be a coming day." })
  from!: string;
}
