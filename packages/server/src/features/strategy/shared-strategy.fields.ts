import { InForceArgs, SharedStrategy, SharedStrategyVersion } from "@samplan/schema";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { isInForce } from "../adoption/index.js";
import type { SharedStrategyRow } from "./shared-strategy.row.js";
import type { SharedStrategyVersionRow } from "./shared-strategy-version.row.js";
import { versionsOfStrategy } from "./strategy.loaders.js";

@Resolver(() => SharedStrategy)
export class SharedStrategyFields {
  @FieldResolver(() => SharedStrategyVersion, {
    nullable: true,
    description:
      "The version in force on a day, as decided so far; null when there is none, or none the viewer may see.",
  })
  async inForce(
    @Root() { id }: SharedStrategyRow,
    @Args(() => InForceArgs) { on }: InForceArgs,
    @Ctx() context: RequestContext,
  ): Promise<SharedStrategyVersionRow | null> {
    const day = on ?? context.clock.today();
    const versions = await context.loader(versionsOfStrategy).load(id);
    return versions.find((version) => isInForce(version, day)) ?? null;
  }

  @FieldResolver(() => [SharedStrategyVersion])
  versions(@Root() { id }: SharedStrategyRow, @Ctx() context: RequestContext): Promise<SharedStrategyVersionRow[]> {
    return context.loader(versionsOfStrategy).load(id);
  }
}
