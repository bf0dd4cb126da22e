import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import type { PlanRow } from "./plan.row.js";
import { requirePlan } from "./plan.store.js";

export type NewPlan = Pick<
  PlanRow,
  "municipalityId" | "bodyId" | "year" | "revision" | "localTextDocument" | "hasLocalText" | "hasNoLocalText"
>;

/** Puts in a draft, and gives it as it is stored. The caller has locked the body's year (lockPlans). */
export async function insertPlan(context: RequestContext, plan: NewPlan): Promise<PlanRow> {
  const id = uuidv7();
  await insertRow(context, "plan", {
    ...{ municipality_id: plan.municipalityId, id, body_id: plan.bodyId, year: plan.year, revision: plan.revision },
    ...{ state: "DRAFT", local_text: JSON.stringify(plan.localTextDocument), has_local_text: plan.hasLocalText },
    ...{ no_local_text: plan.hasNoLocalText, updated_at: context.clock.now() },
  });
  return await requirePlan(context, id);
}
