import type { RequestContext } from "../../context/request-context.js";
import { updateVersioned } from "../../db/update-versioned.js";
import { notFound, staleVersion } from "../../errors/problem.js";
import { lockActions } from "../participation/index.js";
import { actionById } from "./action.loaders.js";
import { ActionRow } from "./action.row.js";

/** The action as it is now. @throws DomainError NOT_FOUND, also for one that the viewer may not see */
export async function requireAction(
  context: RequestContext,
  id: string,
  field: readonly string[] = ["id"],
): Promise<ActionRow> {
  context.clearLoaders();
  const action = await context.loader(actionById).load(id);
  if (action === null) throw notFound(context, field, { sv: "ingen åtgärd", en: "no action" });
  return action;
}

/** The same, with nobody else changing it until the transaction ends. */
export async function lockAction(
  context: RequestContext,
  id: string,
  field: readonly string[] = ["id"],
): Promise<ActionRow> {
  const { id: known } = await requireAction(context, id, field);
  await lockActions(context, [known]);
  return await requireAction(context, known, field);
}

/**
 * Counts a change of the action, whoever of those that take part makes it: one version for the content and all parts,
 * so that nobody writes upon what it has not read.
 * @throws DomainError STALE_VERSION with the action as it is now
 */
export async function countChange(context: RequestContext, action: ActionRow): Promise<ActionRow> {
  const counted = await updateVersioned(context, ActionRow, action, { updatedAt: context.clock.now() });
  const now = await requireAction(context, action.id);
  if (!counted) throw staleVersion(context, { action: now });
  return now;
}
