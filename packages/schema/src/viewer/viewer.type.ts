import { Field, ObjectType } from "type-graphql";
import { Municipality } from "../municipality/municipality.type.js";
import { RoleAssignment } from "./role-assignment.type.js";

@ObjectType({
  description: "The signed-in user or app. Name and roles come from the municipality's own sign-in and administration.",
})
export class Viewer {
  @Field(() => String, { description: "The address, for display; it does not identify the user." })
  email!: string;

  @Field(() => String, { nullable: true, description: "The name; null when the sign-in gives none." })
  name!: string | null;

  @Field(() => Municipality, {
    description: "The municipality on whose behalf the viewer acts, decided by who issued the token.",
  })
  municipality?: Municipality;

  @Field(() => [RoleAssignment], { description: "The viewer's roles today." })
  roles?: RoleAssignment[];

  @Field(() => [String], {
    description: 'What the viewer may ask for, like "plan:read"; what each answer holds depends on the roles.',
  })
  permissions?: string[];
}
