import { PeriodCreateArgs, PeriodPayload, PeriodUpdateArgs, PeriodVersionArgs, Permission } from "@samplan/schema";
import { Args, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { changePeriod } from "./change-period.js";
import { createPeriod } from "./create-period.js";
import type { FollowUpPeriodRow } from "./follow-up-period.row.js";
import { openPeriod } from "./open-period.js";
import { updatePeriod } from "./update-period.js";

type Payload = { period: FollowUpPeriodRow; userErrors: [] };

@Resolver()
export class PeriodResolver {
  @Mutation(() => PeriodPayload, {
    nullable: true,
    description: "Puts a period into the own municipality's calendar; reports are asked for when it is opened.",
  })
  @Permission("period:write")
  async periodCreate(
    @Args(() => PeriodCreateArgs) args: PeriodCreateArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { period: await createPeriod(context, args), userErrors: [] };
  }

  @Mutation(() => PeriodPayload, {
    nullable: true,
    description: "Changes the days of a planned period; of an open one the last day for reports alone.",
  })
  @Permission("period:write")
  async periodUpdate(
    @Args(() => PeriodUpdateArgs) args: PeriodUpdateArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { period: await updatePeriod(context, args), userErrors: [] };
  }

  @Mutation(() => PeriodPayload, {
    nullable: true,
    description: "Opens a planned period: each plan in force of its year has a report to write from here on.",
  })
  @Permission("period:write")
  async periodOpen(
    @Args(() => PeriodVersionArgs) args: PeriodVersionArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { period: await openPeriod(context, args), userErrors: [] };
  }

  @Mutation(() => PeriodPayload, {
    nullable: true,
    description:
      "Closes an open period: nothing more is handed in. What was handed in may still be approved, and what was approved corrected.",
  })
  @Permission("period:write")
  async periodLock(
    @Args(() => PeriodVersionArgs) args: PeriodVersionArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { period: await changePeriod(context, "lock", args), userErrors: [] };
  }

  @Mutation(() => PeriodPayload, {
    nullable: true,
    description: "States that the figures of a locked period are public.",
  })
  @Permission("period:write")
  async periodPublish(
    @Args(() => PeriodVersionArgs) args: PeriodVersionArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { period: await changePeriod(context, "publish", args), userErrors: [] };
  }
}
