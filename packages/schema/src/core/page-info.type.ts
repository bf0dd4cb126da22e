import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "Where a page ends, and whether more follows." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether there are more objects after this page." })
  hasNextPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "The cursor of the page's last object: give it as `after` for the next page. Null when the page is empty.",
  })
  endCursor!: string | null;
}
