import type { RequestContext } from "../../context/request-context.js";
import { revisionById, revisionsOfAction } from "./action.loaders.js";
import type { ActionRevisionRow } from "./action-revision.row.js";

/** A part, or one that is to be. */
interface PartWithContent {
  actionId: string;
  revisionId: string | null;
  /** Of its plan. */
  year: number;
}

/**
 * The content that applies to a part: the revision that its plan adopted; before that the newest that is written for its
 * plan's year or an earlier one, else the earliest there is. Preparing next year's plan thus never rewrites this year's,
 * neither the adopted one nor a revision of it. Adoption fixes by the same rule (newest_content in the database).
 */
export async function contentOf(
  context: RequestContext,
  { actionId, revisionId, year }: PartWithContent,
): Promise<ActionRevisionRow | null> {
  if (revisionId !== null) return await context.loader(revisionById).load(revisionId);
  const revisions = await context.loader(revisionsOfAction).load(actionId);
  return revisions.findLast((revision) => revision.year <= year) ?? revisions[0] ?? null;
}
