import { ArgsType, Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "What the common strategy is in the own municipality. What is not known is left out." })
export class LocalDesignationInput {
  @Field(() => String, { description: "Its title; never empty." })
  title!: string;

  @Field(() => String, { description: 'The type of document that it is, like "riktlinje"; never empty.' })
  documentType!: string;

  @Field(() => ID, { nullable: true, description: "Id of the body that decides on it, of the own municipality." })
  body?: string | null;

  @Field(() => String, { nullable: true, description: 'Its registry number (diarienummer), like "KS 2010/232".' })
  registryNumber?: string | null;
}

@ArgsType()
export class StrategyDesignateArgs {
  @Field(() => String, { description: "Key of the collaboration whose strategy it is." })
  collaboration!: string;

  @Field(() => Int, { description: "The `version` of the designation that is changed; 0 for the first." })
  expectedVersion!: number;

  @Field(() => LocalDesignationInput, { description: "The whole designation, which replaces the earlier one." })
  input!: LocalDesignationInput;
}
