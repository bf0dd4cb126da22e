import {
  Permission,
  PlanAnnulArgs,
  PlanCreateArgs,
  PlanIdArgs,
  PlanPayload,
  PlanRecordDecisionArgs,
  PlanUpdateArgs,
  PlanVersionArgs,
} from "@samplan/schema";
import { Args, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { annulPlan } from "./annul-plan.js";
import { createPlan } from "./create-plan.js";
import { planPayload } from "./plan-payload.js";
import { proposePlan } from "./propose-plan.js";
import { recordPlanDecision } from "./record-plan-decision.js";
import { revisePlan } from "./revise-plan.js";
import { submitPlan } from "./submit-plan.js";
import { updatePlan } from "./update-plan.js";

type Payload = ReturnType<typeof planPayload>;

@Resolver()
export class PlanWritingResolver {
  @Mutation(() => PlanPayload, {
    nullable: true,
    description:
      "Begins a body's plan of a year, from nothing or from an earlier year's plan. One for a body and year.",
  })
  @Permission("plan:write")
  async planCreate(@Args(() => PlanCreateArgs) args: PlanCreateArgs, @Ctx() context: RequestContext): Promise<Payload> {
    return planPayload(await createPlan(context, args));
  }

  @Mutation(() => PlanPayload, {
    nullable: true,
    description:
      "Changes a plan that is a draft, in preparation, returned or postponed, or whose text is open after a decision with changes. Nothing is demanded of it yet; what is as it was is no change.",
  })
  @Permission("plan:write")
  async planUpdate(@Args(() => PlanUpdateArgs) args: PlanUpdateArgs, @Ctx() context: RequestContext): Promise<Payload> {
    return planPayload(await updatePlan(context, args));
  }

  @Mutation(() => PlanPayload, {
    nullable: true,
    description: "Hands a draft over to preparation by the administration.",
  })
  @Permission("plan:propose")
  async planSubmit(
    @Args(() => PlanVersionArgs) args: PlanVersionArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return planPayload(await submitPlan(context, args));
  }

  @Mutation(() => PlanPayload, {
    nullable: true,
    description:
      "Puts a plan in preparation, returned or postponed to the body for decision. It must be complete: every reason why it is not comes at once.",
  })
  @Permission("plan:propose")
  async planPropose(
    @Args(() => PlanVersionArgs) args: PlanVersionArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return planPayload(await proposePlan(context, args));
  }

  @Mutation(() => PlanPayload, {
    nullable: true,
    description:
      "Records what was decided on a plan, in whatever state it is until then. Never refused for what is missing: that is in `warnings`. An adopted plan is in force and shared with the members, and replaces the one that it revises.",
  })
  @Permission("plan:decide")
  async planRecordDecision(
    @Args(() => PlanRecordDecisionArgs) args: PlanRecordDecisionArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    const { plan, warnings } = await recordPlanDecision(context, args);
    return planPayload(plan, warnings);
  }

  @Mutation(() => PlanPayload, {
    nullable: true,
    description:
      "Begins a revision of a plan in force, a plan of its own. The old one stays in force until it is decided.",
  })
  @Permission("plan:write")
  async planRevise(@Args(() => PlanIdArgs) args: PlanIdArgs, @Ctx() context: RequestContext): Promise<Payload> {
    return planPayload(await revisePlan(context, args));
  }

  @Mutation(() => PlanPayload, {
    nullable: true,
    description:
      "Records that a plan is annulled, from its proposal on: it no longer applies and is no longer counted.",
  })
  @Permission("plan:decide")
  async planAnnul(@Args(() => PlanAnnulArgs) args: PlanAnnulArgs, @Ctx() context: RequestContext): Promise<Payload> {
    const { plan, warnings } = await annulPlan(context, args);
    return planPayload(plan, warnings);
  }
}
