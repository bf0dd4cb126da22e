import type { RequestContext } from "../../context/request-context.js";
import { updateVersioned } from "../../db/update-versioned.js";
import { staleVersion } from "../../errors/problem.js";
import { PlanRow } from "./plan.row.js";
import { requirePlan } from "./plan.store.js";

export type PlanChanges = Omit<Partial<PlanRow>, "id" | "version" | "updatedAt">;

/**
 * Changes a plan that is still as it was read, and gives it as it is now.
 * @throws DomainError STALE_VERSION with the plan as it is now
 */
export async function writePlan(context: RequestContext, plan: PlanRow, changes: PlanChanges): Promise<PlanRow> {
  const written = await updateVersioned(context, PlanRow, plan, { ...changes, updatedAt: context.clock.now() });
  const now = await requirePlan(context, plan.id);
  if (!written) throw staleVersion(context, { plan: now });
  return now;
}
