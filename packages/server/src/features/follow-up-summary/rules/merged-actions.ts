import type { PartFact } from "../facts.js";

/**
 * R-A: a merged action is counted as its target. Gives the action that a part counts for, by following the pointers to
 * the last; actions whose pointers form a circle stay themselves.
 */
export function mergeTargets(parts: readonly PartFact[]): (actionId: string) => string {
  const next = new Map<string, string>();
  for (const part of parts) if (part.mergedInto !== null) next.set(part.actionId, part.mergedInto);
  return (actionId) => {
    const passed = new Set([actionId]);
    let id = actionId;
    for (let to = next.get(id); to !== undefined; to = next.get(id)) {
      if (passed.has(to)) return actionId;
      passed.add(to);
      id = to;
    }
    return id;
  };
}

/**
 * The parts of an action, ordered by body: its own, and as partners those merged into it from bodies that have no part
 * of their own.
 */
export function partsOfTarget(actionId: string, parts: readonly PartFact[]): PartFact[] {
  const ofBody = new Map<string, PartFact>();
  for (const part of parts) {
    const other = ofBody.get(part.bodyId);
    const own = part.actionId === actionId;
    if (own) ofBody.set(part.bodyId, part);
    else if (other === undefined || (other.actionId !== actionId && part.actionId < other.actionId)) {
      ofBody.set(part.bodyId, { ...part, role: "PARTNER" });
    }
  }
  return [...ofBody.values()].sort((a, b) => (a.bodyId < b.bodyId ? -1 : 1));
}
