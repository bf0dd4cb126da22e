import { ArgsType, Field, ID } from "type-graphql";

@ArgsType()
export class DiffArgs {
  @Field(() => ID, {
    description:
      "The id of what it is compared to, the later of the two. An unknown id and one that the viewer may not see both give null.",
  })
  to!: string;
}
