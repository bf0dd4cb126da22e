import { Municipality, MunicipalityArgs, Permission } from "@samplan/schema";
import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { municipalityByCode } from "./municipality.loaders.js";
import type { MunicipalityRow } from "./municipality.row.js";
import { findMunicipalities } from "./municipality.store.js";

@Resolver()
export class MunicipalityResolver {
  @Query(() => [Municipality], { nullable: true, description: "All municipalities in Samplan, in Swedish order." })
  @Permission("municipality:read")
  municipalities(@Ctx() context: RequestContext): Promise<MunicipalityRow[]> {
    return findMunicipalities(context);
  }

  @Query(() => Municipality, { nullable: true, description: "One municipality; null where the code is unknown." })
  @Permission("municipality:read")
  municipality(
    @Args(() => MunicipalityArgs) { code }: MunicipalityArgs,
    @Ctx() context: RequestContext,
  ): Promise<MunicipalityRow | null> {
    return context.loader(municipalityByCode).load(code);
  }
}
