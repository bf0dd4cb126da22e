import type { RequestContext } from "../../context/request-context.js";
import { actionById } from "../action/index.js";
import { invitationsOfAction, participationsOfAction, participationsOfPlan } from "./participation.loaders.js";
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
  const [parts, invitations] = await Promise.all([
    context.loader(participationsOfAction).load(actionId),
    context.loader(invitationsOfAction).load(actionId),
  ]);
  const unanswered = invitations.filter(({ consent }) => consent !== "ACCEPTED").map(invited);
  return [...parts, ...unanswered].sort((a, b) => b.year - a.year || rank(a) - rank(b));
}

function rank({ role, consent }: ParticipationRow): number {
  if (consent === "INVITED" || consent === "DECLINED") return 2;
  return role === "LEAD" ? 0 : 1;
}

/** An invitation is the inviter's row; to a reader it is the part that the invited body would take. */
function invited(invitation: ParticipationInvitationRow): ParticipationRow {
  const { id, actionId, year, consent, version, invitedMunicipalityId, invitedBodyId } = invitation;
  return Object.assign(new ParticipationRow(), {
    ...{ id, actionId, year, consent, version },
    municipalityId: invitedMunicipalityId,
    bodyId: invitedBodyId,
    role: "PARTNER" as const,
    ...{ planId: null, revisionId: null, responsibleFunction: null, budgetAmount: null, budgetCurrency: null },
    inForce: false,
  });
}
