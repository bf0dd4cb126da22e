import { Field, ObjectType } from "type-graphql";
import { Ability } from "../core/ability.type.js";

@ObjectType({ description: "What the viewer may do with a version of a common text." })
export class SharedTextAbilities {
  @Field(() => Ability, { description: "Change the text: `commonSectionUpdate`, `strategyVersionUpdate`." })
  update!: Ability;

  @Field(() => Ability, {
    description: "Put the text to the members for decision: `commonSectionPropose`, `strategyVersionPropose`.",
  })
  propose!: Ability;

  @Field(() => Ability, { description: "Record the own municipality's decision: `adoptionRecord`." })
  recordDecision!: Ability;

  @Field(() => Ability, { description: "Ask for a consultation: `commonSectionConsult`, `strategyVersionConsult`." })
  consult!: Ability;

  @Field(() => Ability, { description: "Agree that the draft goes out for consultation: `consultationConsent`." })
  consent!: Ability;

  @Field(() => Ability, { description: "Answer the consultation for a body of one's own: `consultationRespond`." })
  respond!: Ability;

  @Field(() => Ability, { description: "Record the own municipality's repeal of it: `repealRecord`." })
  repeal!: Ability;
}
