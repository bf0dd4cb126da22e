import { ArgsType, Field, ID } from "type-graphql";

@ArgsType()
export class NodeArgs {
  @Field(() => ID, {
    description: "The object's id. An unknown id and one that the viewer may not see both give null.",
  })
  id!: string;
}
