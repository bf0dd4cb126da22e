import { Field, ObjectType } from "type-graphql";
import { UserError } from "../core/user-error.type.js";
import { CommonSectionVersion } from "./common-section-version.type.js";

@ObjectType({ description: "What became of a change of a common section." })
export class CommonSectionPayload {
  @Field(() => CommonSectionVersion, {
    nullable: true,
    description: "The version after the change; on STALE_VERSION as it is now; null where nothing was changed.",
  })
  commonSection?: CommonSectionVersion | null;

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}
