import type { RequestContext } from "../../context/request-context.js";
import { actionById, contentOf } from "../action/index.js";
import type { PlanRow } from "../plan/index.js";
import { insertParticipation } from "./insert-participation.js";
import { lockActionsOfPlan } from "./lock-actions.js";
import { acceptedParts } from "./part-facts.js";
import { participationsOfPlan } from "./participation.loaders.js";
import type { ParticipationRow } from "./participation.row.js";

/**
 * An earlier year's actions that go on, in the new year's plan: the same action with a new part, not a clone. The body keeps
 * the role that it has in the action by now, and its responsible function; the budget is the new year's, and not known yet.
 * What it has left since is not carried over.
 */
export async function carryOverParts(context: RequestContext, from: PlanRow, to: PlanRow): Promise<void> {
  await lockActionsOfPlan(context, from.id, to);
  for (const part of await context.loader(participationsOfPlan).load(from.id)) {
    if (part.consent !== "ACCEPTED" || !(await goesOn(context, part, to.year))) continue;
    const inYear = await acceptedParts(context, part.actionId, to.year);
    if (inYear.some(({ bodyId }) => bodyId === to.bodyId)) continue;
    const { actionMunicipalityId, actionId, responsibleFunction } = part;
    const role = await roleToGoOnWith(context, part, to);
    if (role === null) continue;
    const { municipalityId, bodyId, year } = to;
    const whose = { municipalityId, bodyId, year, planId: to.id, actionMunicipalityId, actionId };
    await insertParticipation(context, { ...whose, role, responsibleFunction });
  }
}

/** By the database, which admits the part by the same rule: another side's draft of the year, say, is not the viewer's to see. */
async function roleToGoOnWith(
  context: RequestContext,
  { actionMunicipalityId, actionId, consent }: ParticipationRow,
  { municipalityId, bodyId, year }: PlanRow,
): Promise<ParticipationRow["role"] | null> {
  const [answer] = await context.query<{ role: ParticipationRow["role"] | null }>(
    "SELECT role_to_go_on_with($1, $2, $3, $4, $5, $6) AS role",
    [municipalityId, bodyId, year, actionMunicipalityId, actionId, consent],
  );
  return answer?.role ?? null;
}

/** Whether an action is to go on in the year: not done, not cancelled, not part of another, and not at its end before it. */
async function goesOn(context: RequestContext, part: ParticipationRow, year: number): Promise<boolean> {
  const action = await context.loader(actionById).load(part.actionId);
  const content = await contentOf(context, { actionId: part.actionId, revisionId: null, year });
  if (action === null || content === null || action.mergedIntoId !== null) return false;
  if (content.implementationStatus === "COMPLETED" || content.cancelledOn !== null) return false;
  return content.continuous || content.endDate === null || content.endDate >= `${year}-01-01`;
}

/**
 * Every part of a plan again, with content that is open again: in its revision, or in the plan that is made in the place
 * of one that was annulled. Who has left stays in it, with the content that it had: it counts in the periods before (R-A).
 * What the body has accepted for the year besides, linkParts takes in.
 */
export async function copyParts(context: RequestContext, from: PlanRow, to: PlanRow): Promise<void> {
  await lockActionsOfPlan(context, from.id, to);
  for (const part of await context.loader(participationsOfPlan).load(from.id)) {
    const hasLeft = part.consent === "WITHDRAWN";
    if (hasLeft && part.withdrawnOn === null) continue;
    const accepted = await acceptedParts(context, part.actionId, to.year);
    const besides = accepted.filter(({ planId }) => planId !== from.id);
    if (besides.some(({ bodyId }) => bodyId === to.bodyId)) continue;
    const { revisionMunicipalityId, revisionId, id: _id, ...kept } = part;
    const pin = hasLeft ? { revisionMunicipalityId, revisionId } : {};
    const role = await roleToGoOnWith(context, part, to);
    if (role === null) continue;
    const { municipalityId, bodyId } = to;
    await insertParticipation(context, { ...kept, ...pin, role, municipalityId, bodyId, planId: to.id });
  }
}

/** Takes into the plan what its body has accepted for the year before the plan was there. */
export async function linkParts(context: RequestContext, plan: PlanRow): Promise<void> {
  await lockActionsOfPlan(context, plan.id, plan);
  await context.query(
    `UPDATE participation SET plan_id = $4, version = version + 1
     WHERE municipality_id = $1 AND body_id = $2 AND year = $3 AND plan_id IS NULL AND consent = 'ACCEPTED'`,
    [plan.municipalityId, plan.bodyId, plan.year, plan.id],
  );
  context.clearLoaders();
}
