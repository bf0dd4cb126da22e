import { ArgsType, Field } from "type-graphql";

@ArgsType()
export class CollaborationArgs {
  @Field(() => String, { description: "The collaboration's stable key." })
  key!: string;
}
