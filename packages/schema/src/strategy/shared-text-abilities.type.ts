import { Field, ObjectType } from "type-graphql";
import { Ability } from "../core/ability.type.js";

@ObjectType({ description: "What the viewer may do with a version of a common text." })
export class SharedTextAbilities {
  @Field(() => Ability, { description: "Change the text: `commonSectionUpdate`." })
  update!: Ability;

  @Field(() => Ability, { description: "Put the text to the members for decision: `commonSectionPropose`." })
  propose!: Ability;

  @Field(() => Ability, { description: "Record the own municipality's decision: `adoptionRecord`." })
  recordDecision!: Ability;
}
