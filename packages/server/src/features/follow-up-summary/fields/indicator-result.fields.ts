import { IndicatorResult as ApiIndicatorResult, Indicator, Municipality } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../context/request-context.js";
import { loadPresent } from "../../../db/load-present.js";
import { indicatorById } from "../../indicator/index.js";
import { type MunicipalityRow, municipalityById } from "../../municipality/index.js";
import type { IndicatorResult } from "../summary.js";

@Resolver(() => ApiIndicatorResult)
export class IndicatorResultFields {
  @FieldResolver(() => Indicator)
  indicator(@Root() { indicatorId }: IndicatorResult, @Ctx() context: RequestContext) {
    return context.loader(indicatorById).load(indicatorId);
  }

  @FieldResolver(() => [Municipality])
  missingMembers(
    @Root() { missingMembers }: IndicatorResult,
    @Ctx() context: RequestContext,
  ): Promise<MunicipalityRow[]> {
    return loadPresent(context.loader(municipalityById), missingMembers);
  }
}
