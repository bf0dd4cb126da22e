import type { RequestContext } from "../../context/request-context.js";
import { membershipsOfCollaboration } from "../collaboration/index.js";
import { adoptionsOfCommonSection, adoptionsOfStrategyVersion } from "./adoption.loaders.js";
import type { AdoptionRow } from "./adoption.row.js";
import type { SharedText } from "./shared-text.js";
import type { SharedTextFacts } from "./shared-text.policy.js";

/** A version as the policy and the rules of adoption look at it. */
export async function commonSectionFacts(
  context: RequestContext,
  text: SharedText & { id: string },
): Promise<SharedTextFacts & { adoptions: AdoptionRow[] }> {
  return { ...(await around(context, text)), adoptions: await context.loader(adoptionsOfCommonSection).load(text.id) };
}

/** The same for the strategy. */
export async function strategyFacts(
  context: RequestContext,
  text: SharedText & { id: string },
): Promise<SharedTextFacts & { adoptions: AdoptionRow[] }> {
  return {
    ...(await around(context, text)),
    adoptions: await context.loader(adoptionsOfStrategyVersion).load(text.id),
  };
}

async function around(context: RequestContext, text: SharedText) {
  return { text, memberships: await context.loader(membershipsOfCollaboration).load(text.collaborationId) };
}
