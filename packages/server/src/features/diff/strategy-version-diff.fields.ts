import { DiffArgs, SharedStrategyVersion, StrategyPartChange, StrategyVersionDiff } from "@samplan/schema";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { type SharedStrategyVersionRow, strategyVersionById } from "../strategy/index.js";
import {
  areaChanges,
  type PartChanged,
  pointChanges,
  principleChanges,
  type VersionsCompared,
} from "./strategy-version-diff.js";

/** What this feature adds to the strategy's version. */
@Resolver(() => SharedStrategyVersion)
export class StrategyVersionDiffEntry {
  @FieldResolver(() => StrategyVersionDiff, {
    nullable: true,
    description:
      "What changed from this version to another: areas, points and principles. Null where the viewer does not see the other.",
  })
  async diff(
    @Root() before: SharedStrategyVersionRow,
    @Args(() => DiffArgs) { to }: DiffArgs,
    @Ctx() context: RequestContext,
  ): Promise<VersionsCompared | null> {
    const after = await context.loader(strategyVersionById).load(to);
    return after === null ? null : { before, after };
  }
}

@Resolver(() => StrategyVersionDiff)
export class StrategyVersionDiffFields {
  @FieldResolver(() => [StrategyPartChange])
  areas(@Root() versions: VersionsCompared, @Ctx() context: RequestContext): Promise<PartChanged[]> {
    return areaChanges(context, versions);
  }

  @FieldResolver(() => [StrategyPartChange])
  points(@Root() versions: VersionsCompared, @Ctx() context: RequestContext): Promise<PartChanged[]> {
    return pointChanges(context, versions);
  }

  @FieldResolver(() => [StrategyPartChange])
  principles(@Root() versions: VersionsCompared, @Ctx() context: RequestContext): Promise<PartChanged[]> {
    return principleChanges(context, versions);
  }
}
