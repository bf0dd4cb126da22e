import type { RequestContext } from "../../context/request-context.js";
import { newestRevisionOfAction, revisionById } from "./action.loaders.js";
import type { ActionRevisionRow } from "./action-revision.row.js";

/**
 * The content that applies to a part: the revision that its plan adopted, before adoption the newest. Preparing next
 * year's plan thus never rewrites this year's.
 */
export async function contentOf(
  context: RequestContext,
  part: { actionId: string; revisionId: string | null },
): Promise<ActionRevisionRow | null> {
  if (part.revisionId !== null) return await context.loader(revisionById).load(part.revisionId);
  return await context.loader(newestRevisionOfAction).load(part.actionId);
}
