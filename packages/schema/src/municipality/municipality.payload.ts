import { Field, ObjectType } from "type-graphql";
import { UserError } from "../core/user-error.type.js";
import { Municipality } from "./municipality.type.js";

@ObjectType({ description: "What became of a change of a municipality's settings." })
export class MunicipalityPayload {
  @Field(() => Municipality, {
    nullable: true,
    description: "The municipality after the change; on STALE_VERSION as it is now; null where nothing was changed.",
  })
  municipality?: Municipality | null;

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}
