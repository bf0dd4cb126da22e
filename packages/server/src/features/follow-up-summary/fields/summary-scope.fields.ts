import { Collaboration, Municipality, SummaryScope } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../context/request-context.js";
import { loadPresent } from "../../../db/load-present.js";
import { collaborationById } from "../../collaboration/index.js";
import { type MunicipalityRow, municipalityById } from "../../municipality/index.js";
import type { ResolvedScope } from "../summary.js";

@Resolver(() => SummaryScope)
export class SummaryScopeFields {
  @FieldResolver(() => Collaboration)
  collaboration(@Root() { collaborationId }: { collaborationId: string }, @Ctx() context: RequestContext) {
    return context.loader(collaborationById).load(collaborationId);
  }

  @FieldResolver(() => [Municipality])
  municipalities(
    @Root() { municipalities }: ResolvedScope,
    @Ctx() context: RequestContext,
  ): Promise<MunicipalityRow[]> {
    return loadPresent(context.loader(municipalityById), municipalities);
  }
}
