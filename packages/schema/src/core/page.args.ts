import { ArgsType, Field, Int } from "type-graphql";
import { Limits } from "./limits.js";

/** Objects in a page when the caller does not say. */
export const DEFAULT_PAGE_SIZE = 50;
/** The most objects that one page may hold. */
export const MAX_PAGE_SIZE = 100;

/** Arguments of every connection. An explicit null means the default, as if the argument were absent. */
@ArgsType()
export class PageArgs {
  @Limits({ min: 1, max: MAX_PAGE_SIZE })
  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE, description: "How many objects to give." })
  first!: number | null;

  // A cursor holds the sort key, which may be a whole title.
  @Limits({ maxLength: 1_000 })
  @Field(() => String, {
    nullable: true,
    description: "Go on after this cursor, taken from an earlier page with the same filter and order.",
  })
  after?: string | null;
}
