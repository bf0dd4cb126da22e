import { Action, ConsolidatedArgs, ConsolidatedAssessment } from "@samplan/schema";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../context/request-context.js";
import type { ActionRow } from "../../action/index.js";
import { lightsOfActions } from "../store/lights-of-actions.js";

/** What this feature adds to the action. */
@Resolver(() => Action)
export class ActionConsolidatedFields {
  @FieldResolver(() => ConsolidatedAssessment, {
    description:
      "The judgement of the action as a whole, over all members of its collaboration on the period's last day, as the follow-up summary counts it. EACH joins nothing: one light is then that of the worst, and `rule` says so. An action that nobody has a part of in the year, that has not started, or that serves no collaboration is MISSING.",
  })
  async consolidated(
    @Root() { id, collaborationId }: ActionRow,
    @Args(() => ConsolidatedArgs) { period, year, basis: asked, rule: askedRule }: ConsolidatedArgs,
    @Ctx() context: RequestContext,
  ): Promise<ConsolidatedAssessment> {
    const basis = asked ?? "APPROVED";
    const rule = askedRule === "LEAD" ? "LEAD" : "WORST";
    if (collaborationId === null) return { light: "MISSING", incomplete: false, rule };
    const lights = await context.loader(lightsOfActions).load({ collaborationId, year, period, basis, rule });
    return await lights.load(id);
  }
}
