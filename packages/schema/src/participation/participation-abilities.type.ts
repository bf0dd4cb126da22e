import { Field, ObjectType } from "type-graphql";
import { Ability } from "../core/ability.type.js";

@ObjectType({ description: "What the viewer may do with a part now, and why not." })
export class ParticipationAbilities {
  @Field(() => Ability, { description: "Accept or decline the invitation." })
  respond!: Ability;

  @Field(() => Ability, { description: "Leave the action." })
  withdraw!: Ability;

  @Field(() => Ability, { description: "Offer the lead to another body that takes part." })
  offerLead!: Ability;

  @Field(() => Ability, { description: "Accept the lead that is offered." })
  acceptLead!: Ability;
}
