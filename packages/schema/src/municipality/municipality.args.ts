import { ArgsType, Field } from "type-graphql";

@ArgsType()
export class MunicipalityArgs {
  @Field(() => String, { description: 'The official municipality code, four digits, like "0580".' })
  code!: string;
}
