import { CommonSectionVersion, PlanCommonSection } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { isInForce } from "../strategy/index.js";
import { type IncludedCommonSection, versionOf } from "./adopted-texts.js";

@Resolver(() => PlanCommonSection)
export class PlanCommonSectionFields {
  @FieldResolver(() => CommonSectionVersion, { nullable: true })
  version(@Root() included: IncludedCommonSection, @Ctx() context: RequestContext) {
    return versionOf(context, included);
  }

  // The condition is met, and shown no longer, once the version is in force (I12).
  @FieldResolver(() => Boolean)
  async conditional(@Root() included: IncludedCommonSection, @Ctx() context: RequestContext): Promise<boolean> {
    if (!included.conditional) return false;
    const version = await versionOf(context, included);
    return version === null || !isInForce(version, context.clock.today());
  }
}
