import {
  Municipality,
  MunicipalityPayload,
  MunicipalitySettings,
  MunicipalityUpdateArgs,
  Permission,
} from "@samplan/schema";
import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { type MunicipalityProfileRow, type MunicipalityRow, profileByMunicipality } from "../municipality/index.js";
import { updateMunicipality } from "./update-municipality.js";

@Resolver(() => Municipality)
export class MunicipalitySettingsResolver {
  @FieldResolver(() => MunicipalitySettings, {
    nullable: true,
    description:
      "How it works in Samplan; null where the viewer shares no collaboration with it, or it has chosen nothing yet.",
  })
  settings(@Root() { id }: MunicipalityRow, @Ctx() context: RequestContext): Promise<MunicipalityProfileRow | null> {
    return context.loader(profileByMunicipality).load(id);
  }

  @Mutation(() => MunicipalityPayload, {
    nullable: true,
    description: "Changes the own municipality's settings and words; `expectedVersion` is 0 where it has none yet.",
  })
  @Permission("organisation:write")
  async municipalityUpdate(
    @Args(() => MunicipalityUpdateArgs) args: MunicipalityUpdateArgs,
    @Ctx() context: RequestContext,
  ): Promise<{ municipality: MunicipalityRow; userErrors: [] }> {
    return { municipality: await updateMunicipality(context, args), userErrors: [] };
  }
}
