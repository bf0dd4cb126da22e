import { firstDay, lastDay } from "./days.js";
import type { PlanEntry, Register } from "./register.js";

/** The columns that the act of sharing writes: the collaboration, and the day that the row is about (docs/who-sees-what.md). */
export interface Sharing {
  shared_in: string | null;
  shared_for: string | null;
}

export const notShared: Sharing = { shared_in: null, shared_for: null };

/**
 * Shared in the strategy's collaboration, unless the municipality was a member on no day from `from` to `to`.
 * @param about the day the row is about: what a member that has left keeps is what was about its time
 */
export function sharedBy(
  { dataset, collaborationId }: Register,
  municipality: string,
  { from, to, about }: { from: string; to: string; about: string },
): Sharing {
  const collaboration = dataset.collaborations.find(({ key }) => key === dataset.strategy.collaboration);
  const isMember = collaboration?.members.some(
    (member) => member.municipality === municipality && member.from <= to && from <= (member.to ?? to),
  );
  return isMember ? { shared_in: collaborationId, shared_for: about } : notShared;
}

const inForce: readonly PlanEntry["state"][] = ["ADOPTED", "FINAL", "CLOSED"];
const drafts: readonly PlanEntry["state"][] = ["DRAFT", "IN_PREPARATION"];

export function isInForce(plan: PlanEntry | undefined): boolean {
  return plan !== undefined && inForce.includes(plan.state);
}

/** Whether only those who see the body's drafts see the plan; a part without a plan is a draft too. */
export function isDraft(plan: PlanEntry | undefined): boolean {
  return plan === undefined || drafts.includes(plan.state);
}

/** Whether the plan is or was in force, and so has pinned what it was adopted on. */
export function hasPinned(plan: PlanEntry | undefined): plan is PlanEntry {
  return plan !== undefined && (isInForce(plan) || plan.state === "SUPERSEDED");
}

/** A plan, and each part in it, is shared by its adoption, as of 1 January of its year. */
export function sharingOfPlan(register: Register, plan: PlanEntry | undefined): Sharing {
  if (!hasPinned(plan)) return notShared;
  return sharedBy(register, register.body(plan.body).municipality, {
    from: firstDay(plan.year),
    to: lastDay(plan.year),
    about: firstDay(plan.year),
  });
}
