import { Field, ObjectType } from "type-graphql";
import { Ability } from "../core/ability.type.js";

@ObjectType({ description: "What the viewer may do with an action now, and why not." })
export class ActionAbilities {
  @Field(() => Ability, { description: "Change its content, for the body that leads; else the own part in it." })
  update!: Ability;

  @Field(() => Ability, { description: "Invite another body to take part." })
  invite!: Ability;

  @Field(() => Ability, { description: "Cancel it." })
  cancel!: Ability;
}
