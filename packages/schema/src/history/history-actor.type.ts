import { Field, ObjectType } from "type-graphql";
import { Municipality } from "../municipality/municipality.type.js";
import { Role } from "../viewer/role.enum.js";

@ObjectType({
  description: "Who did it: by function. The person's name is shown to that person and to those who administer users.",
})
export class HistoryActor {
  @Field(() => Municipality, { description: "The municipality whose user it was." })
  municipality?: Municipality;

  @Field(() => [Role], { description: "The roles that the user had then." })
  roles!: Role[];

  @Field(() => String, {
    nullable: true,
    description: "The user's name; null where the viewer may not see it, or it is not known.",
  })
  name?: string | null;
}
