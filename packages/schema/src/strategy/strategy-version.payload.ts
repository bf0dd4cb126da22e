import { Field, ObjectType } from "type-graphql";
import { UserError } from "../core/user-error.type.js";
import { SharedStrategyVersion } from "./shared-strategy-version.type.js";

@ObjectType({ description: "What became of a change of a version of the strategy." })
export class StrategyVersionPayload {
  @Field(() => SharedStrategyVersion, {
    nullable: true,
    description: "The version after the change; on STALE_VERSION as it is now; null where nothing was changed.",
  })
  strategyVersion?: SharedStrategyVersion | null;

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}
