import type { PlanState } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { planById } from "../plan/index.js";
import { participationsOfAction } from "./participation.loaders.js";
import type { PartFacts } from "./participation.policy.js";
import type { ParticipationRow } from "./participation.row.js";

const replaced: readonly PlanState[] = ["SUPERSEDED", "ANNULLED"];

/** A part as the policy looks at it. */
export async function partFacts(context: RequestContext, part: ParticipationRow): Promise<PartFacts> {
  const plan = part.planId === null ? null : await context.loader(planById).load(part.planId);
  const inYear = await acceptedParts(context, part.actionId, part.year);
  return {
    body: { id: part.bodyId, municipalityId: part.municipalityId },
    ...{ consent: part.consent, role: part.role },
    isOver: plan?.state === "CLOSED" || (await isReplaced(context, part)),
    isOfferedLead: inYear.some((other) => other.role === "LEAD" && other.leadOfferedBodyId === part.bodyId),
    isAlone: inYear.every((other) => other.bodyId === part.bodyId),
  };
}

/**
 * The accepted parts in an action that the viewer may see, of one year or of all, in plans that are not replaced: a plan
 * in force and its revision under way have one each.
 */
export async function acceptedParts(
  context: RequestContext,
  actionId: string,
  year?: number,
): Promise<ParticipationRow[]> {
  const parts = (await context.loader(participationsOfAction).load(actionId)).filter(
    (part) => part.consent === "ACCEPTED" && (year === undefined || part.year === year),
  );
  const found = await Promise.all(parts.map(async (part) => ((await isReplaced(context, part)) ? [] : [part])));
  return found.flat();
}

/** Its plan is annulled, or replaced by a revision, which has a part of its own. */
export async function isReplaced(context: RequestContext, { planId }: ParticipationRow): Promise<boolean> {
  const plan = planId === null ? null : await context.loader(planById).load(planId);
  return plan !== null && replaced.includes(plan.state);
}
