import type { MembershipEndArgs } from "@samplan/schema";
import { refused } from "../../auth/ability.js";
import { hasRole } from "../../context/actor.js";
import { isValidOn } from "../../context/calendar.js";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem, refusal } from "../../errors/problem.js";
import { bodyById } from "../body/index.js";
import {
  type CollaborationMembershipRow,
  collaborationByKey,
  membershipsOfCollaboration,
  endMembership as writeEnd,
} from "../collaboration/index.js";
import {
  checkDecision,
  type DecisionContent,
  decisionContent,
  insertDecision,
  missingInDecision,
} from "../decision/index.js";
import { lockTextsOf } from "./deciding-text.js";
import { settleCollaboration } from "./settle-text.js";

/**
 * Records that the viewer's municipality leaves a collaboration after a day that has not been, and shares the decision with
 * the members. What was decided while it was a member stands; texts under decision wait for it no more (edge case 8).
 * @throws DomainError NOT_FOUND, FORBIDDEN, ALREADY_DECIDED, INVALID, and what is wrong with the decision
 */
export async function endMembership(
  context: RequestContext,
  { collaboration: key, lastDay, decision }: MembershipEndArgs,
): Promise<{ membership: CollaborationMembershipRow; warnings: Problem[] }> {
  const collaboration = await context.loader(collaborationByKey).load(key);
  if (collaboration === null)
    throw new DomainError(
      problem(context, "NOT_FOUND", ["collaboration"], {
        sv: "Det finns ingen samverkan med denna nyckel som din kommun är med i.",
        en: "There is no collaboration with this key that your municipality is in.",
      }),
    );
  await lockTextsOf(context, collaboration.id);
  const membership = await requireMembership(context, collaboration.id);
  const content = decisionContent(decision);
  refuseIfAny([
    ...mayLeave(context, membership),
    ...checkLastDay(context, lastDay),
    ...(await checkDecision(context, content, "decision")),
    ...(await checkKind(context, content)),
  ]);
  const { municipalityId, collaborationId } = membership;
  const sharing = { sharedIn: collaborationId, sharedFor: lastDay };
  const decisionId = await insertDecision(context, { ...content, municipalityId, ...sharing });
  await writeEnd(context, membership, { validTo: lastDay, exitDecisionId: decisionId });
  await settleCollaboration(context, collaborationId);
  const warnings = missingInDecision(context, content, "decision");
  return { membership: await requireMembership(context, collaborationId), warnings };
}

/** That of today. @throws DomainError FORBIDDEN */
async function requireMembership(
  context: RequestContext,
  collaborationId: string,
): Promise<CollaborationMembershipRow> {
  const today = context.clock.today();
  const memberships = await context.loader(membershipsOfCollaboration).load(collaborationId);
  const own = memberships.find(
    (membership) => membership.municipalityId === context.actor?.municipalityId && isValidOn(membership, today),
  );
  if (own && hasRole(context.actor, "SECRETARY")) return own;
  const left = refused("FORBIDDEN", {
    sv: "Din kommun är inte medlem i samverkan i dag.",
    en: "Your municipality is not a member of the collaboration today.",
  });
  throw new DomainError(refusal(context, left, ["collaboration"]));
}

function mayLeave(context: RequestContext, { validTo }: CollaborationMembershipRow): Problem[] {
  if (validTo === null) return [];
  return [
    problem(context, "ALREADY_DECIDED", ["collaboration"], {
      sv: `Din kommuns medlemskap är redan uppsagt, med sista dag ${validTo}.`,
      en: `Your municipality has given notice already, with the last day ${validTo}.`,
    }),
  ];
}

function checkLastDay(context: RequestContext, lastDay: string): Problem[] {
  if (lastDay >= context.clock.today()) return [];
  return [
    problem(context, "INVALID", ["lastDay"], {
      sv: "Sista dagen har redan varit: ange i dag eller en kommande dag.",
      en: "The last day has been already: give today or a coming day.",
    }),
  ];
}

async function checkKind(context: RequestContext, { bodyId }: DecisionContent): Promise<Problem[]> {
  const body = await context.loader(bodyById).load(bodyId);
  if (body === null || body.kind === "COUNCIL" || body.kind === "EXECUTIVE") return [];
  return [
    problem(context, "INVALID", ["decision", "body"], {
      sv: "Att lämna en samverkan beslutar kommunfullmäktige eller kommunstyrelsen.",
      en: "Leaving a collaboration is decided by the council or the executive board.",
    }),
  ];
}
