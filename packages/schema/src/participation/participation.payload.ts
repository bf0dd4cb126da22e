import { Field, ObjectType } from "type-graphql";
import { UserError } from "../core/user-error.type.js";
import { Participation } from "./participation.type.js";

@ObjectType({ description: "What became of a change of who takes part." })
export class ParticipationPayload {
  @Field(() => Participation, {
    nullable: true,
    description: "The part after the change; on STALE_VERSION as it is now; null where nothing was changed.",
  })
  participation?: Participation | null;

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}
