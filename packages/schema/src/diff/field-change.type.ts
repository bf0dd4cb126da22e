import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "One field that has another value than before." })
export class FieldChange {
  @Field(() => String, {
    description:
      'The field by its name in this API, as a path from the object: "responsibleFunction", "content.title".',
  })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The earlier value as text: a date as 2026-08-31, an amount as "180000.00 SEK", an enum value by its name, references by code or name, several with commas. Null where there was none, or where it is a document text.',
  })
  before!: string | null;

  @Field(() => String, { nullable: true, description: "The later value, likewise." })
  after!: string | null;
}
