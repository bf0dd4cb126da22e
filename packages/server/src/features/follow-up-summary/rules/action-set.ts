import { groupBy } from "../../../group-by.js";
import type { ContentFact, PartFact } from "../facts.js";
import { mergeTargets, partsOfTarget } from "./merged-actions.js";

/** An action with its parts within the member set. */
export interface ActionInSet {
  id: string;
  reference: string;
  content: ContentFact;
  parts: PartFact[];
}

export type Referenced = Pick<ActionInSet, "id" | "reference">;

export interface ActionSet {
  actions: ActionInSet[];
  /** Cancelled on or before the period's last day: counted apart. */
  cancelled: ActionInSet[];
}

/**
 * R-A: the distinct actions with a part in M, in order of reference. A merged action's parts count with its target, and
 * the content is chosen from every member's part, so that an action has one area and one weight whoever asks.
 */
export function actionSet(parts: readonly PartFact[], municipalities: readonly string[], lastDay: string): ActionSet {
  const members = new Set(municipalities);
  const target = mergeTargets(parts);
  const set: ActionSet = { actions: [], cancelled: [] };
  for (const [id, all] of groupBy(parts, (part) => target(part.actionId))) {
    const owned = partsOfTarget(id, all).filter((part) => members.has(part.municipalityId));
    const decisive = decisivePart(id, all);
    if (owned.length === 0 || decisive === undefined) continue;
    const { content, reference } = decisive;
    const cancelled = content.cancelledOn !== null && content.cancelledOn <= lastDay;
    set[cancelled ? "cancelled" : "actions"].push({ id, reference, content, parts: owned });
  }
  for (const actions of [set.actions, set.cancelled]) actions.sort(byReference);
  return set;
}

/** R-H: an action is joint when at least two municipalities of M take part. */
export function isJoint(action: ActionInSet): boolean {
  return new Set(action.parts.map((part) => part.municipalityId)).size >= 2;
}

/** R-A: an action that starts after the period's last day has no light yet. */
export function isNotStarted(action: ActionInSet, lastDay: string): boolean {
  return action.content.startDate !== null && action.content.startDate > lastDay;
}

/** The target's own part before a merged one's, the lead's before a partner's, then the newest revision. */
function decisivePart(actionId: string, parts: readonly PartFact[]): PartFact | undefined {
  const isOwn = (part: PartFact) => Number(part.actionId === actionId);
  const isLead = (part: PartFact) => Number(part.role === "LEAD");
  return parts.toSorted(
    (a, b) =>
      isOwn(b) - isOwn(a) ||
      isLead(b) - isLead(a) ||
      b.content.revision - a.content.revision ||
      (a.bodyId < b.bodyId ? -1 : 1),
  )[0];
}

const swedish = new Intl.Collator("sv", { numeric: true });

/** The order of every list of actions: by reference in Swedish order, then by id. */
export function byReference(a: Referenced, b: Referenced): number {
  return swedish.compare(a.reference, b.reference) || (a.id < b.id ? -1 : Number(a.id > b.id));
}
