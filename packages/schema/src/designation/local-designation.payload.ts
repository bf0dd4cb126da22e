import { Field, ObjectType } from "type-graphql";
import { UserError } from "../core/user-error.type.js";
import { LocalDesignation } from "./local-designation.type.js";

@ObjectType({ description: "What became of a change of what a member calls the common strategy." })
export class LocalDesignationPayload {
  @Field(() => LocalDesignation, {
    nullable: true,
    description: "The designation after the change; on STALE_VERSION as it is now; null where nothing was changed.",
  })
  designation?: LocalDesignation | null;

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}
