import { FollowUpPeriod, Municipality, YearArgs } from "@samplan/schema";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { MunicipalityRow } from "../municipality/index.js";
import type { FollowUpPeriodRow } from "./follow-up-period.row.js";
import { periodsOfMunicipality } from "./period.loaders.js";

/** What this feature adds to the municipality. */
@Resolver(() => Municipality)
export class MunicipalityPeriodsFields {
  @FieldResolver(() => [FollowUpPeriod], {
    description:
      "The periods that it follows up in a year, in the order in which they end; none where the viewer shares no collaboration with the municipality.",
  })
  async periods(
    @Root() { id }: MunicipalityRow,
    @Args(() => YearArgs) { year }: YearArgs,
    @Ctx() context: RequestContext,
  ): Promise<FollowUpPeriodRow[]> {
    const periods = await context.loader(periodsOfMunicipality).load(id);
    return periods.filter((period) => period.year === year);
  }
}
