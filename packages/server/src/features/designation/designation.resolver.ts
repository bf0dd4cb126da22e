import { LocalDesignationPayload, Permission, StrategyDesignateArgs } from "@samplan/schema";
import { Args, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { designateStrategy } from "./designate-strategy.js";
import type { LocalDesignationRow } from "./local-designation.row.js";

@Resolver()
export class DesignationResolver {
  @Mutation(() => LocalDesignationPayload, {
    nullable: true,
    description:
      "Says what the common strategy is called and is in the own municipality: title, type of document, deciding body, registry number. The members read it.",
  })
  @Permission("strategy:write")
  async strategyDesignate(
    @Args(() => StrategyDesignateArgs) args: StrategyDesignateArgs,
    @Ctx() context: RequestContext,
  ): Promise<{ designation: LocalDesignationRow; userErrors: [] }> {
    return { designation: await designateStrategy(context, args), userErrors: [] };
  }
}
