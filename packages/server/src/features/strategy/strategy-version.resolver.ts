import {
  Permission,
  StrategyVersionDraftArgs,
  StrategyVersionPayload,
  StrategyVersionProposeArgs,
  StrategyVersionUpdateArgs,
} from "@samplan/schema";
import { Args, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { draftStrategyVersion } from "./draft-strategy-version.js";
import { proposeStrategyVersion } from "./propose-strategy-version.js";
import type { SharedStrategyVersionRow } from "./shared-strategy-version.row.js";
import { updateStrategyVersion } from "./update-strategy-version.js";

type Payload = { strategyVersion: SharedStrategyVersionRow; userErrors: [] };

@Resolver()
export class StrategyVersionResolver {
  @Mutation(() => StrategyVersionPayload, {
    nullable: true,
    description:
      "Begins a new version of the common strategy as a copy of the one in force, which stays so meanwhile; empty where there is none.",
  })
  @Permission("strategy:write")
  async strategyVersionDraft(
    @Args(() => StrategyVersionDraftArgs) args: StrategyVersionDraftArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { strategyVersion: await draftStrategyVersion(context, args), userErrors: [] };
  }

  @Mutation(() => StrategyVersionPayload, {
    nullable: true,
    description:
      "Changes the whole content of a draft, of one out for consultation, or of a returned one. With another text that becomes a draft again, and what members had adopted lapses; the same content again changes nothing.",
  })
  @Permission("strategy:write")
  async strategyVersionUpdate(
    @Args(() => StrategyVersionUpdateArgs) args: StrategyVersionUpdateArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { strategyVersion: await updateStrategyVersion(context, args), userErrors: [] };
  }

  @Mutation(() => StrategyVersionPayload, {
    nullable: true,
    description:
      "Locks the content, with its hash, and puts it to the members for decision; from DRAFT, CONSULTATION or RETURNED. It must say what has become of each point of the version before. A returned text proposed again unchanged keeps what members have adopted.",
  })
  @Permission("strategy:write")
  async strategyVersionPropose(
    @Args(() => StrategyVersionProposeArgs) args: StrategyVersionProposeArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { strategyVersion: await proposeStrategyVersion(context, args), userErrors: [] };
  }
}
