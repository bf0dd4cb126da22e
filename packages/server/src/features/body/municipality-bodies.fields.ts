import { Body, Municipality, ValidOnArgs } from "@samplan/schema";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { validOn } from "../../context/calendar.js";
import type { RequestContext } from "../../context/request-context.js";
import type { MunicipalityRow } from "../municipality/index.js";
import { bodiesOfMunicipality } from "./body.loaders.js";
import type { BodyRow } from "./body.row.js";

/** What this feature adds to the municipality. */
@Resolver(() => Municipality)
export class MunicipalityBodiesFields {
  @FieldResolver(() => [Body], {
    description: "Its bodies, in Swedish order; none where the viewer shares no collaboration with the municipality.",
  })
  async bodies(
    @Root() { id }: MunicipalityRow,
    @Args(() => ValidOnArgs) args: ValidOnArgs,
    @Ctx() context: RequestContext,
  ): Promise<readonly BodyRow[]> {
    return validOn(await context.loader(bodiesOfMunicipality).load(id), args.validOn);
  }
}
