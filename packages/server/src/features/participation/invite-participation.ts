import type { ParticipationInviteArgs } from "@samplan/schema";
import { v7 as uuidv7 } from "uuid";
import { type Validity, validOn } from "../../context/calendar.js";
import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { notFound, problem, refusal } from "../../errors/problem.js";
import { type ActionRow, actionFacts, lockAction, mayInvite } from "../action/index.js";
import { type BodyRow, bodyById, holdOrganisations } from "../body/index.js";
import { membershipsOfCollaboration } from "../collaboration/index.js";
import { acceptedParts } from "./part-facts.js";
import { invitationsOfAction } from "./participation.loaders.js";
import type { ParticipationRow } from "./participation.row.js";
import { requireParticipation } from "./participation.store.js";

/**
 * Asks a body of a member, or another body of the own municipality, to take part in an action in a year. It then sees
 * what the action is about, who asks and whom to ask, and nothing else of the one who asks.
 * @throws DomainError NOT_FOUND, FORBIDDEN, WRONG_STATE, and what is wrong with the body or the year
 */
export async function inviteParticipation(
  context: RequestContext,
  args: ParticipationInviteArgs,
): Promise<ParticipationRow> {
  // The body that is asked stays as it is while it is. Before the action is locked, as who plans for it does it.
  const asked = await context.loader(bodyById).load(args.body);
  if (asked) await holdOrganisations(context, [asked.municipalityId]);
  const action = await lockAction(context, args.action, ["action"]);
  const facts = await actionFacts(context, action);
  const inYear = facts.parts.filter(({ row }) => row.year === args.year);
  // Refused in the words of the year that is asked about, where the body leads in it.
  const may = mayInvite(
    context.actor,
    inYear.some(({ role }) => role === "LEAD") ? { ...facts, parts: inYear } : facts,
  );
  if (!may.allowed) throw new DomainError(refusal(context, may, ["action"]));
  const body = await context.loader(bodyById).load(args.body);
  if (body === null) throw notFound(context, ["body"], { sv: "inget organ", en: "no body" });
  const lead = inYear.find(({ role }) => role === "LEAD")?.row;
  const problems = [
    ...(await checkBody(context, action, body, args.year)),
    ...(await checkPlace(context, action, body, args.year)),
  ];
  if (!lead || lead.municipalityId !== context.actor?.municipalityId) problems.push(noLead(context, args.year));
  refuseIfAny(problems);
  if (!lead) throw new Error("The checks have let through a year that nobody leads.");

  const id = uuidv7();
  await insertRow(context, "participation_invitation", {
    ...{ municipality_id: lead.municipalityId, id, body_id: lead.bodyId },
    ...{ invited_municipality_id: body.municipalityId, invited_body_id: body.id },
    ...{ action_municipality_id: action.municipalityId, action_id: action.id, year: args.year },
    ...{ consent: "INVITED", contact_function: lead.responsibleFunction },
  });
  return await requireParticipation(context, id);
}

/** Of a member of the action's collaboration, or of the own municipality, and there in the year. */
async function checkBody(
  context: RequestContext,
  { collaborationId }: ActionRow,
  body: BodyRow,
  year: number,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const memberships =
    collaborationId === null ? [] : await context.loader(membershipsOfCollaboration).load(collaborationId);
  const isOwn = body.municipalityId === context.actor?.municipalityId;
  const isMember = validOn(memberships, context.clock.today()).some(
    (membership) => membership.municipalityId === body.municipalityId && isInYear(membership, year),
  );
  if (!isOwn && !isMember)
    problems.push(
      problem(context, "NOT_A_MEMBER", ["body"], {
        sv: `Organets kommun är inte medlem i åtgärdens samverkan ${year}: bjud in ett organ hos en medlem, eller i din egen kommun.`,
        en: `The body's municipality is not a member of the action's collaboration in ${year}: invite a body of a member, or of your own municipality.`,
      }),
    );
  if (!isInYear(body, year))
    problems.push(
      problem(context, "BODY_NOT_VALID", ["body"], {
        sv: `${body.name} finns inte under ${year}: bjud in det organ som finns då.`,
        en: `${body.name} does not exist in ${year}: invite the body that does.`,
      }),
    );
  return problems;
}

function isInYear({ validFrom, validTo }: Validity, year: number): boolean {
  return validFrom <= `${year}-12-31` && (validTo === null || validTo >= `${year}-01-01`);
}

async function checkPlace(context: RequestContext, { id }: ActionRow, body: BodyRow, year: number): Promise<Problem[]> {
  const parts = await acceptedParts(context, id, year);
  const invitations = await context.loader(invitationsOfAction).load(id);
  const isAsked = invitations.some(
    (one) => one.year === year && one.invitedBodyId === body.id && one.consent === "INVITED",
  );
  if (!isAsked && !parts.some(({ bodyId }) => bodyId === body.id)) return [];
  return [
    problem(context, "ALREADY_TAKES_PART", ["body"], {
      sv: `${body.name} medverkar redan i åtgärden ${year}, eller är inbjuden.`,
      en: `${body.name} takes part in the action in ${year} already, or is invited.`,
    }),
  ];
}

function noLead(context: RequestContext, year: number): Problem {
  return problem(context, "INVALID", ["year"], {
    sv: `Ditt organ är inte huvudansvarigt för åtgärden ${year}: ta in den i planen för det året först.`,
    en: `Your body does not lead the action in ${year}: take it into that year's plan first.`,
  });
}
