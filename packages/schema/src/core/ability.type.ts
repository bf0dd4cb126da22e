import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "Whether the viewer may do something now, by the same rule that the mutation follows." })
export class Ability {
  @Field(() => Boolean, { description: "Whether the mutation would be let through, as things are now." })
  allowed!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Why not, in words for the viewer, in the language asked for; null when it is allowed.",
  })
  reason!: string | null;
}
