import { ArgsType, Field, InputType } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { Limits } from "../core/limits.js";
import { BodyKind } from "./body-kind.enum.js";

@InputType({ description: "A new body of the own municipality." })
export class BodyCreateInput {
  @Field(() => String, { description: 'The name, like "Utbildningsnämnden".' })
  name!: string;

  @Limits({ maxLength: 20 })
  @Field(() => String, {
    description: 'Short name for tables, like "UN"; no other body of the municipality has it at the same time.',
  })
  abbreviation!: string;

  @Field(() => BodyKind, { description: "What sort of body it is." })
  kind!: BodyKind;

  @Field(() => String, { nullable: true, description: "Key of its field of policy; null where it has none." })
  domain?: string | null;

  @Field(() => DateScalar, { description: "The first day of its existence; may be a coming day." })
  validFrom!: string;
}

@ArgsType()
export class BodyCreateArgs {
  @Field(() => BodyCreateInput, { description: "The body." })
  input!: BodyCreateInput;
}
