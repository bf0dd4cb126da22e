import { Collaboration, CommonSectionVersion, PlanCommonSection } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { type CollaborationRow, collaborationById } from "../collaboration/index.js";
import type { CommonSectionVersionRow } from "../common-section/index.js";
import { conditionOf } from "./condition.js";
import { type IncludedCommonSection, versionOf } from "./included-texts.js";

@Resolver(() => PlanCommonSection)
export class PlanCommonSectionFields {
  @FieldResolver(() => Collaboration)
  collaboration(
    @Root() { collaborationId }: IncludedCommonSection,
    @Ctx() context: RequestContext,
  ): Promise<CollaborationRow | null> {
    return context.loader(collaborationById).load(collaborationId);
  }

  @FieldResolver(() => CommonSectionVersion, { nullable: true })
  version(
    @Root() included: IncludedCommonSection,
    @Ctx() context: RequestContext,
  ): Promise<CommonSectionVersionRow | null> {
    return versionOf(context, included);
  }

  // A condition is shown until it is met.
  @FieldResolver(() => Boolean)
  async conditional(@Root() included: IncludedCommonSection, @Ctx() context: RequestContext): Promise<boolean> {
    const condition = await conditionOf(context, included);
    return condition === "OPEN" || condition === "FAILED";
  }

  @FieldResolver(() => Boolean)
  async conditionFailed(@Root() included: IncludedCommonSection, @Ctx() context: RequestContext): Promise<boolean> {
    return (await conditionOf(context, included)) === "FAILED";
  }
}
