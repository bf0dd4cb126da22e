import type { ParticipationRespondArgs, PlanState } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { updateVersioned } from "../../db/update-versioned.js";
import { problem, staleVersion } from "../../errors/problem.js";
import { holdOrganisations } from "../body/index.js";
import { holdPlans, plansOfBody } from "../plan/index.js";
import { changeConsent, readReason } from "./change-consent.js";
import { insertParticipation } from "./insert-participation.js";
import type { ParticipationRow } from "./participation.row.js";
import { requireParticipation } from "./participation.store.js";
import { ParticipationInvitationRow } from "./participation-invitation.row.js";

// Not one that is put to the body: it takes the part when it comes back, or by a revision.
const takesParts: readonly PlanState[] = ["DRAFT", "IN_PREPARATION", "RETURNED", "POSTPONED"];

/**
 * Answers an invitation. Yes makes a part of the body's own with the invitation's id, in its plan under way where there
 * is one; no leaves the invited municipality nothing of the action.
 * @throws DomainError as changeConsent; INVALID for a reason with a yes
 */
export async function respondToInvitation(
  context: RequestContext,
  args: ParticipationRespondArgs,
): Promise<ParticipationRow> {
  // Nobody puts the plan that the part goes into to decision meanwhile. Before the action is locked, as they do it.
  if (args.accept) {
    const { municipalityId } = await requireParticipation(context, args.id);
    await holdOrganisations(context, [municipalityId]);
    await holdPlans(context, [await requireParticipation(context, args.id)]);
  }
  return await changeConsent(context, args.accept ? "accept" : "decline", args, async (part, problems) => {
    const reason = readReason(context, args.reason, problems);
    if (args.accept && reason !== null)
      problems.push(
        problem(context, "INVALID", ["reason"], {
          sv: "Skäl anges bara när inbjudan avböjs.",
          en: "A reason is given only where the invitation is declined.",
        }),
      );
    return args.accept ? () => accept(context, part) : () => decline(context, part, reason);
  });
}

async function accept(context: RequestContext, invited: ParticipationRow): Promise<void> {
  const { id, municipalityId, bodyId, year, actionMunicipalityId, actionId } = invited;
  const plans = await context.loader(plansOfBody).load(bodyId);
  const plan = plans.find((one) => one.year === year && takesParts.includes(one.state));
  const whose = { municipalityId, bodyId, year, planId: plan?.id ?? null, actionMunicipalityId, actionId };
  await insertParticipation(context, { ...whose, id, role: "PARTNER" });
}

async function decline(
  context: RequestContext,
  invited: ParticipationRow,
  responseReason: string | null,
): Promise<void> {
  const changes = { consent: "DECLINED" as const, responseReason };
  const declined = await updateVersioned(context, ParticipationInvitationRow, invited, changes);
  if (!declined) throw staleVersion(context, { participation: invited });
}
