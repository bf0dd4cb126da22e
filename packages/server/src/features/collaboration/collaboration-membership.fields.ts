import { CollaborationMembership, Decision, Municipality } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { type DecisionRow, decisionById } from "../decision/index.js";
import { type MunicipalityRow, municipalityById } from "../municipality/index.js";
import type { CollaborationMembershipRow } from "./collaboration-membership.row.js";

@Resolver(() => CollaborationMembership)
export class CollaborationMembershipFields {
  @FieldResolver(() => Municipality)
  municipality(
    @Root() { municipalityId }: CollaborationMembershipRow,
    @Ctx() context: RequestContext,
  ): Promise<MunicipalityRow | null> {
    return context.loader(municipalityById).load(municipalityId);
  }

  @FieldResolver(() => Decision, { nullable: true })
  async exitDecision(
    @Root() { exitDecisionId }: CollaborationMembershipRow,
    @Ctx() context: RequestContext,
  ): Promise<DecisionRow | null> {
    return exitDecisionId === null ? null : await context.loader(decisionById).load(exitDecisionId);
  }
}
