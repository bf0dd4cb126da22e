import { AdoptionPayload, AdoptionRecordArgs, DecisionPayload, DecisionUpdateArgs, Permission } from "@samplan/schema";
import { Args, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { DecisionRow } from "../decision/index.js";
import { adoptionPayload } from "./adoption-payload.js";
import { correctDecision } from "./correct-decision.js";
import { recordAdoption } from "./record-adoption.js";

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
