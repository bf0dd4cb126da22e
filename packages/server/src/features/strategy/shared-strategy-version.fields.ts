import {
  Adoption,
  DateScalar,
  GuidingPrinciple,
  Municipality,
  PriorityArea,
  SharedStrategyVersion,
  SharedTextAbilities,
  SharedTextState,
} from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import {
  type AdoptionRow,
  adoptionsOfStrategyVersion,
  lastDayInForce,
  missingAdoptions,
  sharedTextAbilities,
  sharedTextState,
  strategyFacts,
} from "../adoption/index.js";
import type { MunicipalityRow } from "../municipality/index.js";
import type { GuidingPrincipleRow } from "./guiding-principle.row.js";
import type { PriorityAreaRow } from "./priority-area.row.js";
import type { SharedStrategyVersionRow } from "./shared-strategy-version.row.js";
import { areasOfVersion, principlesOfVersion, strategyVersionById } from "./strategy.loaders.js";

@Resolver(() => SharedStrategyVersion)
export class SharedStrategyVersionFields {
  @FieldResolver(() => SharedTextState)
  state(@Root() version: SharedStrategyVersionRow, @Ctx() context: RequestContext): SharedTextState {
    return sharedTextState(version, context.clock.today());
  }

  @FieldResolver(() => DateScalar)
  effectiveTo(@Root() version: SharedStrategyVersionRow): string | null {
    return lastDayInForce(version);
  }

  @FieldResolver(() => [PriorityArea])
  areas(@Root() { id }: SharedStrategyVersionRow, @Ctx() context: RequestContext): Promise<PriorityAreaRow[]> {
    return context.loader(areasOfVersion).load(id);
  }

  @FieldResolver(() => [GuidingPrinciple])
  principles(@Root() { id }: SharedStrategyVersionRow, @Ctx() context: RequestContext): Promise<GuidingPrincipleRow[]> {
    return context.loader(principlesOfVersion).load(id);
  }

  @FieldResolver(() => [Adoption])
  adoptions(@Root() { id }: SharedStrategyVersionRow, @Ctx() context: RequestContext): Promise<AdoptionRow[]> {
    return context.loader(adoptionsOfStrategyVersion).load(id);
  }

  @FieldResolver(() => [Municipality])
  async missingAdoptions(
    @Root() version: SharedStrategyVersionRow,
    @Ctx() context: RequestContext,
  ): Promise<MunicipalityRow[]> {
    const adoptions = await context.loader(adoptionsOfStrategyVersion).load(version.id);
    return await missingAdoptions(context, version, adoptions, null);
  }

  @FieldResolver(() => SharedStrategyVersion)
  async basedOn(
    @Root() { basedOnId }: SharedStrategyVersionRow,
    @Ctx() context: RequestContext,
  ): Promise<SharedStrategyVersionRow | null> {
    return basedOnId === null ? null : await context.loader(strategyVersionById).load(basedOnId);
  }

  @FieldResolver(() => SharedTextAbilities)
  async viewerCan(
    @Root() version: SharedStrategyVersionRow,
    @Ctx() context: RequestContext,
  ): Promise<SharedTextAbilities> {
    return sharedTextAbilities(context, await strategyFacts(context, version));
  }
}
