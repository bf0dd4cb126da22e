import {
  AdoptionPayload,
  AdoptionRecordArgs,
  DecisionPayload,
  DecisionUpdateArgs,
  MembershipEndArgs,
  MembershipPayload,
  Permission,
  RepealRecordArgs,
} from "@samplan/schema";
import { Args, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { CollaborationMembershipRow } from "../collaboration/index.js";
import type { DecisionRow } from "../decision/index.js";
import { adoptionPayload, warningsOf } from "./adoption-payload.js";
import { correctDecision } from "./correct-decision.js";
import { endMembership } from "./end-membership.js";
import { recordAdoption } from "./record-adoption.js";
import { recordRepeal } from "./record-repeal.js";

@Resolver()
export class JointAdoptionResolver {
  @Mutation(() => AdoptionPayload, {
    nullable: true,
    description:
      "Records the own municipality's decision on a version of a common text, and shares it with the members. It is in force once every voting member has adopted that very text.",
  })
  @Permission("adoption:record")
  async adoptionRecord(
    @Args(() => AdoptionRecordArgs) args: AdoptionRecordArgs,
    @Ctx() context: RequestContext,
  ): Promise<ReturnType<typeof adoptionPayload>> {
    return adoptionPayload(await recordAdoption(context, args));
  }

  @Mutation(() => AdoptionPayload, {
    nullable: true,
    description:
      "Records the own municipality's decision to repeal a common text in force, and shares it with the members. It is REPEALED from the day that the last voting member's decision counts; none before it comes back.",
  })
  @Permission("adoption:record")
  async repealRecord(
    @Args(() => RepealRecordArgs) args: RepealRecordArgs,
    @Ctx() context: RequestContext,
  ): Promise<ReturnType<typeof adoptionPayload>> {
    return adoptionPayload(await recordRepeal(context, args));
  }

  @Mutation(() => MembershipPayload, {
    nullable: true,
    description:
      "Records that the own municipality leaves a collaboration after a day, once, and shares the decision with the members. Common texts under decision wait for it no longer than that.",
  })
  @Permission("membership:end")
  async membershipEnd(
    @Args(() => MembershipEndArgs) args: MembershipEndArgs,
    @Ctx() context: RequestContext,
  ): Promise<{ membership: CollaborationMembershipRow; warnings: ReturnType<typeof warningsOf>; userErrors: [] }> {
    const { membership, warnings } = await endMembership(context, args);
    return { membership, warnings: warningsOf(warnings), userErrors: [] };
  }

  @Mutation(() => DecisionPayload, {
    nullable: true,
    description: "Completes a recorded decision, or corrects it with a reason.",
  })
  @Permission("decision:update")
  async decisionUpdate(
    @Args(() => DecisionUpdateArgs) args: DecisionUpdateArgs,
    @Ctx() context: RequestContext,
  ): Promise<{ decision: DecisionRow; userErrors: [] }> {
    return { decision: await correctDecision(context, args), userErrors: [] };
  }
}
