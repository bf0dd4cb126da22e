import type { PeriodState } from "@samplan/schema";
import type { Words } from "../../context/language.js";

export type PeriodVerb = "update" | "open" | "lock" | "publish";

interface Transition {
  verb: PeriodVerb;
  from: PeriodState;
  to: PeriodState;
}

/**
 * The life of a follow-up period (docs/domain.md, 1.4). What is not here does not happen. DUE is no transition: an open
 * period is due once its last day for reports has passed (period-state.ts).
 */
const transitions: readonly Transition[] = [
  { verb: "update", from: "PLANNED", to: "PLANNED" },
  { verb: "update", from: "OPEN", to: "OPEN" }, // only the last day for reports: what is reported on stays
  { verb: "update", from: "DUE", to: "OPEN" },
  { verb: "open", from: "PLANNED", to: "OPEN" },
  { verb: "lock", from: "OPEN", to: "LOCKED" },
  { verb: "lock", from: "DUE", to: "LOCKED" },
  { verb: "publish", from: "LOCKED", to: "PUBLISHED" },
];

/** The state that is stored after it; null where it cannot be done in this state. */
export function stateAfter(verb: PeriodVerb, from: PeriodState): PeriodState | null {
  return transitions.find((transition) => transition.verb === verb && transition.from === from)?.to ?? null;
}

export function statesAllowing(verb: PeriodVerb): PeriodState[] {
  return transitions.filter((transition) => transition.verb === verb).map(({ from }) => from);
}

/** The states as people call them. */
export const stateWords: Record<PeriodState, Words> = {
  PLANNED: { sv: "planerad", en: "planned" },
  OPEN: { sv: "öppen", en: "open" },
  DUE: { sv: "öppen efter sista dag", en: "past its last day" },
  LOCKED: { sv: "låst", en: "locked" },
  PUBLISHED: { sv: "publicerad", en: "published" },
};
