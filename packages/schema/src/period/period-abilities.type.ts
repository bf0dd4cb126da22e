import { Field, ObjectType } from "type-graphql";
import { Ability } from "../core/ability.type.js";

@ObjectType({ description: "What the viewer may do with a follow-up period." })
export class PeriodAbilities {
  @Field(() => Ability, { description: "Change its days: `periodUpdate`." })
  update!: Ability;

  @Field(() => Ability, { description: "Open it for reports: `periodOpen`." })
  open!: Ability;

  @Field(() => Ability, { description: "Close it: `periodLock`." })
  lock!: Ability;

  @Field(() => Ability, { description: "Make its figures public: `periodPublish`." })
  publish!: Ability;
}
