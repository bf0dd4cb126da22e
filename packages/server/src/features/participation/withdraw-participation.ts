import type { ParticipationWithdrawArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { changeConsent, readReason } from "./change-consent.js";
import { changeParticipation } from "./change-participation.js";
import { acceptedParts } from "./part-facts.js";
import type { ParticipationRow } from "./participation.row.js";

/**
 * Leaves an action from today on, with the reason, in every plan of the year that is not replaced. What was in force
 * counts in the periods that ended before (R-A); what was never adopted goes out of its plan.
 * @throws DomainError as changeConsent; EMPTY_STRING without a reason
 */
export async function withdrawParticipation(
  context: RequestContext,
  args: ParticipationWithdrawArgs,
): Promise<ParticipationRow> {
  return await changeConsent(context, "withdraw", args, async (part, problems) => {
    const withdrawalReason = readReason(context, args.reason, problems);
    const all = await acceptedParts(context, part.actionId, part.year);
    const own = all.filter(
      ({ bodyId, municipalityId }) => bodyId === part.bodyId && municipalityId === part.municipalityId,
    );
    const inForce = own.find((one) => one.inForce);
    const left = { consent: "WITHDRAWN" as const, withdrawnOn: context.clock.today(), withdrawalReason };
    return async () => {
      for (const one of own) {
        const { revisionMunicipalityId, revisionId } = inForce ?? one;
        // The revision under way keeps it as it was left, so that the periods before count it also when it is adopted.
        const kept = inForce ? { revisionMunicipalityId, revisionId } : { planId: null };
        await changeParticipation(context, one, { ...left, ...kept }, { counted: true });
      }
    };
  });
}
