import type { RequestContext } from "../../context/request-context.js";
import { notFound } from "../../errors/problem.js";
import { actionById } from "../action/index.js";
import { isReplaced } from "./part-facts.js";
import {
  invitationById,
  invitationsOfAction,
  participationById,
  participationsOfAction,
  participationsOfPlan,
} from "./participation.loaders.js";
import { ParticipationRow } from "./participation.row.js";
import type { ParticipationInvitationRow } from "./participation-invitation.row.js";

const swedish = new Intl.Collator("sv");

/** A plan's parts as the plan is read: common actions first, then by reference. */
export async function participationsInPlanOrder(context: RequestContext, planId: string): Promise<ParticipationRow[]> {
  const parts = await context.loader(participationsOfPlan).load(planId);
  const keyed = await Promise.all(
    parts.map(async (part) => {
      const action = await context.loader(actionById).load(part.actionId);
      return { part, section: action?.section === "COMMON" ? 0 : 1, reference: action?.reference ?? "" };
    }),
  );
  keyed.sort((a, b) => a.section - b.section || swedish.compare(a.reference, b.reference));
  return keyed.map(({ part }) => part);
}

/** Those who take part or are asked to: the latest year first, within it the lead first, the invited last. */
export async function participationsInActionOrder(
  context: RequestContext,
  actionId: string,
): Promise<ParticipationRow[]> {
  const [all, invitations] = await Promise.all([
    context.loader(participationsOfAction).load(actionId),
    context.loader(invitationsOfAction).load(actionId),
  ]);
  const parts = await withoutReplaced(context, all);
  const unanswered = invitations.filter(({ consent }) => consent !== "ACCEPTED").map(invited);
  return [...parts, ...unanswered].sort((a, b) => b.year - a.year || rank(a) - rank(b));
}

/** A plan that was revised keeps its parts, beside those of the plan that replaced it. */
async function withoutReplaced(
  context: RequestContext,
  parts: readonly ParticipationRow[],
): Promise<readonly ParticipationRow[]> {
  const places = parts.map(({ municipalityId, bodyId, year }) => `${municipalityId}/${bodyId}/${year}`);
  if (new Set(places).size === parts.length) return parts;
  const kept = await Promise.all(parts.map(async (part) => ((await isReplaced(context, part)) ? [] : [part])));
  return kept.flat();
}

function rank({ role, consent }: ParticipationRow): number {
  if (consent === "INVITED" || consent === "DECLINED") return 2;
  return role === "LEAD" ? 0 : 1;
}

/**
 * A part, or the invitation to one, as it is now; once accepted it is the part, under the same id.
 * @throws DomainError NOT_FOUND, also for one that the viewer may not see
 */
export async function requireParticipation(
  context: RequestContext,
  id: string,
  field: readonly string[] = ["id"],
): Promise<ParticipationRow> {
  context.clearLoaders();
  const part = await context.loader(participationById).load(id);
  if (part !== null) return part;
  const invitation = await context.loader(invitationById).load(id);
  if (invitation === null)
    throw notFound(context, field, { sv: "ingen medverkan eller inbjudan", en: "no part or invitation" });
  return invited(invitation);
}

/** An invitation is the inviter's row; to a reader it is the part that the invited body would take. */
function invited(invitation: ParticipationInvitationRow): ParticipationRow {
  const { id, actionId, year, consent, version, invitedMunicipalityId, invitedBodyId } = invitation;
  return Object.assign(new ParticipationRow(), {
    ...{ id, actionId, year, consent, version },
    municipalityId: invitedMunicipalityId,
    bodyId: invitedBodyId,
    role: "PARTNER" as const,
    actionMunicipalityId: invitation.actionMunicipalityId,
    ...{ planId: null, revisionMunicipalityId: null, revisionId: null, draft: true, inForce: false },
    ...{ responsibleFunction: null, budgetAmount: null, budgetCurrency: null, sharedIn: null, sharedFor: null },
    ...{ withdrawnOn: null, withdrawalReason: null, withdrawnAt: null },
    ...{ leadOfferedMunicipalityId: null, leadOfferedBodyId: null },
  });
}
