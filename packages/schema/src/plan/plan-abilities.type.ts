import { Field, ObjectType } from "type-graphql";
import { Ability } from "../core/ability.type.js";

@ObjectType({ description: "What the viewer may do with a plan." })
export class PlanAbilities {
  @Field(() => Ability, { description: "Change it and what is in it: `planUpdate`." })
  update!: Ability;

  @Field(() => Ability, { description: "Hand the draft over to preparation: `planSubmit`." })
  submit!: Ability;

  @Field(() => Ability, {
    description: "Put it to the body for decision: `planPropose`. What is missing in it then is in `toComplete`.",
  })
  propose!: Ability;

  @Field(() => Ability, { description: "Record what was decided on it: `planRecordDecision`." })
  recordDecision!: Ability;

  @Field(() => Ability, { description: "Begin a revision of it: `planRevise`." })
  revise!: Ability;

  @Field(() => Ability, { description: "Record that it is annulled: `planAnnul`." })
  annul!: Ability;
}
