import { Body, LocalDesignation, Municipality, SharedStrategy } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { type BodyRow, bodyById } from "../body/index.js";
import { type MunicipalityRow, municipalityById } from "../municipality/index.js";
import type { SharedStrategyRow } from "../strategy/index.js";
import { designationsOfStrategy } from "./local-designation.loaders.js";
import type { LocalDesignationRow } from "./local-designation.row.js";

@Resolver(() => LocalDesignation)
export class LocalDesignationFields {
  @FieldResolver(() => Municipality)
  municipality(
    @Root() { municipalityId }: LocalDesignationRow,
    @Ctx() context: RequestContext,
  ): Promise<MunicipalityRow | null> {
    return context.loader(municipalityById).load(municipalityId);
  }

  @FieldResolver(() => Body)
  async body(@Root() { bodyId }: LocalDesignationRow, @Ctx() context: RequestContext): Promise<BodyRow | null> {
    return bodyId === null ? null : await context.loader(bodyById).load(bodyId);
  }
}

/** What this feature adds to the strategy. */
@Resolver(() => SharedStrategy)
export class StrategyDesignationsFields {
  @FieldResolver(() => [LocalDesignation], {
    description: "What the strategy is called and is in each member that has said so, in the order in which they did.",
  })
  designations(@Root() { id }: SharedStrategyRow, @Ctx() context: RequestContext): Promise<LocalDesignationRow[]> {
    return context.loader(designationsOfStrategy).load(id);
  }
}
