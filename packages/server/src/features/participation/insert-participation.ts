import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import type { ParticipationRow } from "./participation.row.js";

type Whose = "municipalityId" | "bodyId" | "year" | "planId" | "actionMunicipalityId" | "actionId" | "role";
type NewPart = Pick<ParticipationRow, Whose> & Partial<Omit<ParticipationRow, Whose>>;

/**
 * Puts in a body's part; accepted unless something else is said. The database admits those alone that begin the action,
 * are in it already, or are asked to by an invitation with the same id (migrations/0012, I16).
 * @returns its id
 */
export async function insertParticipation(context: RequestContext, part: NewPart): Promise<string> {
  const id = part.id ?? uuidv7();
  await insertRow(context, "participation", {
    ...{ municipality_id: part.municipalityId, id, body_id: part.bodyId, year: part.year, plan_id: part.planId },
    ...{ action_municipality_id: part.actionMunicipalityId, action_id: part.actionId },
    ...{ revision_municipality_id: part.revisionMunicipalityId ?? null, revision_id: part.revisionId ?? null },
    ...{ role: part.role, consent: part.consent ?? "ACCEPTED", responsible_function: part.responsibleFunction ?? null },
    ...{ budget_amount: part.budgetAmount ?? null, budget_currency: part.budgetCurrency ?? null },
    ...{ withdrawn_on: part.withdrawnOn ?? null, withdrawal_reason: part.withdrawalReason ?? null },
    withdrawn_at: part.withdrawnAt ?? null,
    lead_offered_municipality_id: part.leadOfferedMunicipalityId ?? null,
    lead_offered_body_id: part.leadOfferedBodyId ?? null,
  });
  context.clearLoaders();
  return id;
}
