import { Municipality, MunicipalityLabels } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { profileByMunicipality } from "./municipality.loaders.js";
import type { MunicipalityRow } from "./municipality.row.js";
import { labelsOf } from "./municipality-labels.js";

@Resolver(() => Municipality)
export class MunicipalityFields {
  @FieldResolver(() => MunicipalityLabels)
  async labels(@Root() { id }: MunicipalityRow, @Ctx() context: RequestContext): Promise<MunicipalityLabels> {
    return labelsOf(await context.loader(profileByMunicipality).load(id), context.request.language);
  }
}
