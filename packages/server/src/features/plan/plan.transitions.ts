import type { DecisionOutcome, PlanState } from "@samplan/schema";
import type { Words } from "../../context/language.js";

export type PlanVerb =
  | "update"
  | "submit"
  | "propose"
  | "adopt"
  | "return"
  | "postpone"
  | "revise"
  | "supersede"
  | "close"
  | "annul";

interface Transition {
  verb: PlanVerb;
  from: readonly PlanState[];
  /** Null: it stays where it is. */
  to: PlanState | null;
}

/** Being written or decided on: at most one of them for a body and year (I13). */
export const underWay: readonly PlanState[] = ["DRAFT", "IN_PREPARATION", "PROPOSED", "RETURNED", "POSTPONED"];

/** What applies and is counted: a plan applies from its adoption. */
export const inForce: readonly PlanState[] = ["ADOPTED", "FINAL", "CLOSED"];

/**
 * The life of a plan (docs/domain.md, 1.4). What is not here does not happen; the trigger keep_decided_plan holds the
 * second half of it in the database. A decision is recorded in whatever state the plan is until there is one: the
 * committee has decided. FINAL is no transition: it follows from the decision (plan-state.ts).
 */
const transitions: readonly Transition[] = [
  // ADOPTED: while the text of a decision with changes is open (plan.policy.ts).
  { verb: "update", from: ["DRAFT", "IN_PREPARATION", "RETURNED", "POSTPONED", "ADOPTED"], to: null },
  { verb: "submit", from: ["DRAFT"], to: "IN_PREPARATION" },
  { verb: "propose", from: ["IN_PREPARATION", "RETURNED", "POSTPONED"], to: "PROPOSED" },
  { verb: "adopt", from: underWay, to: "ADOPTED" },
  { verb: "return", from: underWay, to: "RETURNED" },
  { verb: "postpone", from: underWay, to: "POSTPONED" },
  { verb: "revise", from: inForce, to: null }, // I13: it stays in force; the revision is a plan of its own
  { verb: "supersede", from: inForce, to: "SUPERSEDED" },
  { verb: "close", from: ["ADOPTED", "FINAL"], to: "CLOSED" },
  { verb: "annul", from: ["PROPOSED", "RETURNED", "POSTPONED", "ADOPTED", "FINAL"], to: "ANNULLED" },
];

/** What the committee's decision does to its plan. With changes it is adopted: the text then follows the minutes. */
export const verbOfOutcome: Record<DecisionOutcome, "adopt" | "return" | "postpone"> = {
  ADOPTED: "adopt",
  ADOPTED_WITH_CHANGES: "adopt",
  RETURNED: "return",
  REJECTED: "return",
  POSTPONED: "postpone",
};

/** The state after it; null where it cannot be done in this state. */
export function stateAfter(verb: PlanVerb, from: PlanState): PlanState | null {
  const found = transitions.find((transition) => transition.verb === verb && transition.from.includes(from));
  return found ? (found.to ?? from) : null;
}

export function statesAllowing(verb: PlanVerb): readonly PlanState[] {
  return transitions.find((transition) => transition.verb === verb)?.from ?? [];
}

/** The states as people call them. */
export const stateWords: Record<PlanState, Words> = {
  DRAFT: { sv: "utkast", en: "draft" },
  IN_PREPARATION: { sv: "under beredning", en: "in preparation" },
  PROPOSED: { sv: "förslag till nämnd", en: "proposed" },
  RETURNED: { sv: "återremitterad", en: "returned" },
  POSTPONED: { sv: "bordlagd", en: "postponed" },
  ADOPTED: { sv: "antagen", en: "adopted" },
  FINAL: { sv: "antagen med laga kraft", en: "final" },
  CLOSED: { sv: "avslutad", en: "closed" },
  SUPERSEDED: { sv: "ersatt", en: "superseded" },
  ANNULLED: { sv: "upphävd", en: "annulled" },
};
