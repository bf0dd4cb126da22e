import type { DecisionOutcome, SharedTextState } from "@samplan/schema";
import type { Role } from "../../auth/permissions.js";
import type { Words } from "../../context/language.js";

export type SharedTextVerb =
  | "update"
  | "consult"
  | "consent"
  | "respond"
  | "propose"
  | "adopt"
  | "return"
  | "postpone"
  | "repeal";

interface Transition {
  verb: SharedTextVerb;
  from: SharedTextState;
  to: SharedTextState;
}

/** Who does it, always for a municipality that is a member today; who records decisions with a vote. */
export const rolesOf: Record<SharedTextVerb, readonly Role[]> = {
  update: ["COORDINATOR"],
  consult: ["COORDINATOR"],
  consent: ["COORDINATOR"],
  respond: ["PLANNER", "MANAGER"],
  propose: ["COORDINATOR"],
  adopt: ["SECRETARY"],
  return: ["SECRETARY"],
  postpone: ["SECRETARY"],
  repeal: ["SECRETARY"],
};

/**
 * The life of a shared text (docs/domain.md, 1.4). What is not here does not happen. That a text is in force, is replaced
 * or is repealed, is no transition: it follows from the decisions and their days.
 */
const transitions: readonly Transition[] = [
  { verb: "update", from: "DRAFT", to: "DRAFT" },
  { verb: "update", from: "CONSULTATION", to: "CONSULTATION" },
  { verb: "update", from: "RETURNED", to: "DRAFT" }, // I8: earlier adoptions lapse with the text
  { verb: "consult", from: "DRAFT", to: "CONSULTATION" }, // a draft until the last member's coordinator has agreed
  { verb: "consent", from: "DRAFT", to: "CONSULTATION" },
  { verb: "respond", from: "CONSULTATION", to: "CONSULTATION" },
  { verb: "propose", from: "DRAFT", to: "PROPOSED" },
  { verb: "propose", from: "CONSULTATION", to: "PROPOSED" },
  { verb: "propose", from: "RETURNED", to: "PROPOSED" }, // the same text again: earlier adoptions stand
  { verb: "adopt", from: "PROPOSED", to: "PARTLY_ADOPTED" },
  { verb: "adopt", from: "PARTLY_ADOPTED", to: "PARTLY_ADOPTED" },
  { verb: "return", from: "PROPOSED", to: "RETURNED" },
  { verb: "return", from: "PARTLY_ADOPTED", to: "RETURNED" },
  { verb: "postpone", from: "PROPOSED", to: "PROPOSED" },
  { verb: "postpone", from: "PARTLY_ADOPTED", to: "PARTLY_ADOPTED" },
  { verb: "repeal", from: "EFFECTIVE", to: "EFFECTIVE" }, // REPEALED from the day that the last member's decision counts
];

/** What a member's decision does to the text. With a change it is another text, so not this one (edge case 11). */
export const verbOfOutcome: Record<DecisionOutcome, SharedTextVerb> = {
  ADOPTED: "adopt",
  ADOPTED_WITH_CHANGES: "return",
  RETURNED: "return",
  REJECTED: "return",
  POSTPONED: "postpone",
};

/** The state after it; null where it cannot be done in this state. */
export function stateAfter(verb: SharedTextVerb, from: SharedTextState): SharedTextState | null {
  return transitions.find((transition) => transition.verb === verb && transition.from === from)?.to ?? null;
}

export function statesAllowing(verb: SharedTextVerb): SharedTextState[] {
  return transitions.filter((transition) => transition.verb === verb).map(({ from }) => from);
}

/** The states as people call them. */
export const stateWords: Record<SharedTextState, Words> = {
  DRAFT: { sv: "utkast", en: "draft" },
  CONSULTATION: { sv: "på remiss", en: "out for consultation" },
  PROPOSED: { sv: "beslutsförslag", en: "proposed" },
  PARTLY_ADOPTED: { sv: "delvis antagen", en: "partly adopted" },
  EFFECTIVE: { sv: "gällande", en: "in force" },
  SUPERSEDED: { sv: "ersatt", en: "superseded" },
  RETURNED: { sv: "återremitterad", en: "returned" },
  REPEALED: { sv: "upphävd", en: "repealed" },
};
