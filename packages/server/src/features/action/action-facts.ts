import type { RequestContext } from "../../context/request-context.js";
import { acceptedParts, type ParticipationRow } from "../participation/index.js";
import { planById, planFacts } from "../plan/index.js";
import { revisionsOfAction } from "./action.loaders.js";
import type { ActionFacts, ActionPartFacts } from "./action.policy.js";

/** An action as the policy looks at it, with the rows of its parts. */
export type ActionFactsOf = Omit<ActionFacts, "parts"> & { parts: (ActionPartFacts & { row: ParticipationRow })[] };

export async function actionFacts(context: RequestContext, { id }: { id: string }): Promise<ActionFactsOf> {
  const rows = await acceptedParts(context, id);
  // What it is in the end: an earlier year's content may be written later.
  const content = (await context.loader(revisionsOfAction).load(id)).at(-1);
  const parts = await Promise.all(
    rows.map(async (row) => {
      const plan = row.planId === null ? null : await context.loader(planById).load(row.planId);
      return {
        row,
        body: { id: row.bodyId, municipalityId: row.municipalityId },
        role: row.role,
        plan: plan === null ? null : await planFacts(context, plan),
      };
    }),
  );
  return {
    status: content?.implementationStatus ?? "PLANNED",
    isAdopted: rows.some(({ inForce }) => inForce),
    parts,
  };
}
