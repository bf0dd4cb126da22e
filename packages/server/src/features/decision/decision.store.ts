import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import type { DecisionContent } from "./check-decision.js";
import { DecisionRow } from "./decision.row.js";

/**
 * Puts in a decision of the viewer's municipality. Sharing is an act of its own, said by the caller: in which
 * collaboration, and the day that it is about (docs/who-sees-what.md).
 */
export async function insertDecision(
  context: RequestContext,
  decision: DecisionContent & { municipalityId: string; sharedIn: string | null; sharedFor: string | null },
): Promise<string> {
  const id = uuidv7();
  await insertRow(context, "decision", {
    ...{ municipality_id: decision.municipalityId, id, body_id: decision.bodyId, date: decision.date },
    ...{ paragraph: decision.paragraph, registry_number: decision.registryNumber, delegated: decision.delegated },
    ...{ adjusted_on: decision.adjustedOn, announced_on: decision.announcedOn, final_on: decision.finalOn },
    ...{ document_url: decision.documentUrl, shared_in: decision.sharedIn, shared_for: decision.sharedFor },
  });
  return id;
}

/**
 * Waits for, and keeps out, whoever else completes or corrects the decision; what is read after it is as they left it.
 * After the text or the plan that it is on.
 */
export async function lockDecision(context: RequestContext, id: string): Promise<void> {
  await context.query("SELECT id FROM decision WHERE id = $1 FOR UPDATE", [id]);
  context.clearLoaders();
}

/**
 * Changes a decision that the caller has locked and checked.
 * @throws Error when there is no such row to change: a fault of ours
 */
export async function updateDecision(
  context: RequestContext,
  id: string,
  changes: Partial<DecisionContent & Pick<DecisionRow, "sharedFor" | "correctionReason">>,
): Promise<void> {
  const { affected } = await context.rows
    .createQueryBuilder()
    .update(DecisionRow)
    .set({ ...changes, version: () => "version + 1" })
    .where("id = :id", { id })
    .execute();
  if (affected !== 1) throw new Error(`The decision ${id} was not changed: ${affected} rows.`);
  context.clearLoaders();
}
