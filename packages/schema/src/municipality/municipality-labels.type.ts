import { Field, ObjectType } from "type-graphql";

/** "Verksamhetsplan" is the committee's plan in one municipality and its office's answer in the next: words are data. */
@ObjectType({ description: "The municipality's own Swedish words, for texts shown to people." })
export class MunicipalityLabels {
  @Field(() => String, { description: 'A committee\'s plan, like "Verksamhetsplan" or "Uppdragsplan".' })
  plan!: string;

  @Field(() => String, {
    description: 'The same in definite form, to be used within a sentence, like "verksamhetsplanen".',
  })
  planDefinite!: string;

  @Field(() => String, { description: 'Several plans, like "Verksamhetsplaner".' })
  planPlural!: string;

  @Field(() => String, { description: 'Several plans in definite form, like "verksamhetsplanerna".' })
  planPluralDefinite!: string;

  @Field(() => String, {
    description:
      'What the common strategy is here, as a type of document, like "Internationell strategi" or "Riktlinje".',
  })
  strategy!: string;

  @Field(() => String, { description: 'The same in definite form, like "riktlinjen".' })
  strategyDefinite!: string;

  @Field(() => String, {
    description: 'What the strategy is called as something had in common, like "Gemensam strategi".',
  })
  sharedStrategy!: string;
}
