import type { RequestContext } from "../../context/request-context.js";
import type { PlanRow } from "../plan/index.js";
import { lockActionsOfPlan } from "./lock-actions.js";
import { linkParts } from "./parts-of-plan.js";

export interface Sharing {
  sharedIn: string | null;
  sharedFor: string | null;
}

/**
 * Fixes the newest content in each part of a plan that has none fixed, and shares the parts where `sharing` says it.
 * A plan in force has its content fixed and a draft is not shared, by constraints: so at the adoption it is called with
 * null before the plan's state changes, and with the sharing after. The content goes with the part (trigger share_content).
 */
export async function pinParts(
  context: RequestContext,
  { id }: Pick<PlanRow, "id">,
  sharing: Sharing | null,
): Promise<void> {
  await lockActionsOfPlan(context, id);
  await context.query(
    `UPDATE participation p SET revision_municipality_id = newest.municipality_id, revision_id = newest.id
     FROM newest_content($1) newest
     WHERE p.plan_id = $1 AND p.revision_id IS NULL AND newest.action_id = p.action_id`,
    [id],
  );
  if (sharing !== null && sharing.sharedIn !== null) {
    await context.query(
      "UPDATE participation SET shared_in = $2, shared_for = $3 WHERE plan_id = $1 AND shared_in IS NULL",
      [id, sharing.sharedIn, sharing.sharedFor],
    );
  }
  context.clearLoaders();
}

/**
 * Opens the content again in a plan that came back from the committee, and takes into it what its body has accepted
 * meanwhile. What was left stays as it was left.
 */
export async function unpinParts(context: RequestContext, plan: PlanRow): Promise<void> {
  const { id } = plan;
  await lockActionsOfPlan(context, id, plan);
  await context.query(
    `UPDATE participation SET revision_municipality_id = NULL, revision_id = NULL
     WHERE plan_id = $1 AND NOT in_force AND shared_in IS NULL AND consent = 'ACCEPTED'`,
    [id],
  );
  await linkParts(context, plan);
}
