import {
  CommonSectionDraftArgs,
  CommonSectionPayload,
  CommonSectionProposeArgs,
  CommonSectionUpdateArgs,
  Permission,
} from "@samplan/schema";
import { Args, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { CommonSectionVersionRow } from "./common-section-version.row.js";
import { draftCommonSection } from "./draft-common-section.js";
import { proposeCommonSection } from "./propose-common-section.js";
import { updateCommonSection } from "./update-common-section.js";

type Payload = { commonSection: CommonSectionVersionRow; userErrors: [] };

@Resolver()
export class CommonSectionResolver {
  @Mutation(() => CommonSectionPayload, {
    nullable: true,
    description: "Begins a new version of the common part of a year's plans; the one in force stays so meanwhile.",
  })
  @Permission("commonSection:write")
  async commonSectionDraft(
    @Args(() => CommonSectionDraftArgs) args: CommonSectionDraftArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { commonSection: await draftCommonSection(context, args), userErrors: [] };
  }

  @Mutation(() => CommonSectionPayload, {
    nullable: true,
    description:
      "Changes the text of a draft, of one out for consultation, or of a returned one. That becomes a draft again, and what members had adopted lapses; the same text again changes nothing.",
  })
  @Permission("commonSection:write")
  async commonSectionUpdate(
    @Args(() => CommonSectionUpdateArgs) args: CommonSectionUpdateArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { commonSection: await updateCommonSection(context, args), userErrors: [] };
  }

  @Mutation(() => CommonSectionPayload, {
    nullable: true,
    description:
      "Locks the text, with its hash, and puts it to the members for decision; from DRAFT, CONSULTATION or RETURNED; never in force before `startOn`, where that is chosen. A returned text proposed again unchanged keeps what members have adopted.",
  })
  @Permission("commonSection:write")
  async commonSectionPropose(
    @Args(() => CommonSectionProposeArgs) args: CommonSectionProposeArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return { commonSection: await proposeCommonSection(context, args), userErrors: [] };
  }
}
