import type { ParticipationOfferLeadArgs, ParticipationVersionArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { problem } from "../../errors/problem.js";
import { changeConsent } from "./change-consent.js";
import { changeParticipation } from "./change-participation.js";
import { acceptedParts } from "./part-facts.js";
import type { ParticipationRow } from "./participation.row.js";
import { requireParticipation } from "./participation.store.js";

/**
 * Offers the lead of a year to another that takes part; the earlier offer, if any, is taken back. Nothing changes before
 * it is accepted (I16).
 * @throws DomainError as changeConsent; NOT_FOUND or INVALID for one that the lead cannot be offered to
 */
export async function offerLead(context: RequestContext, args: ParticipationOfferLeadArgs): Promise<ParticipationRow> {
  return await changeConsent(context, "offerLead", args, async (part, problems) => {
    const to = await requireParticipation(context, args.to, ["to"]);
    const inYear = await acceptedParts(context, part.actionId, part.year);
    if (!inYear.some(({ id, bodyId }) => id === to.id && bodyId !== part.bodyId))
      problems.push(
        problem(context, "INVALID", ["to"], {
          sv: `Huvudansvaret erbjuds någon annan som har accepterat att medverka i åtgärden ${part.year}.`,
          en: `The lead is offered to another that has accepted to take part in the action in ${part.year}.`,
        }),
      );
    const offer = { leadOfferedMunicipalityId: to.municipalityId, leadOfferedBodyId: to.bodyId };
    return async () => {
      for (const one of inYear.filter(({ bodyId }) => bodyId === part.bodyId))
        await changeParticipation(context, one, offer, { counted: true });
    };
  });
}

/**
 * Takes over the lead that is offered: both sides change their roles in one act, in the year's adopted plans too (trigger
 * hand_over_lead).
 * @throws DomainError as changeConsent
 */
export async function acceptLead(context: RequestContext, args: ParticipationVersionArgs): Promise<ParticipationRow> {
  return await changeConsent(
    context,
    "acceptLead",
    args,
    async (part) => () => changeParticipation(context, part, { role: "LEAD" }, { counted: true }),
  );
}
