import type { ReportState } from "@samplan/schema";
import type { Words } from "../../context/language.js";

export type ReportVerb = "save" | "submit" | "return" | "approve" | "correct" | "exempt";

interface Transition {
  verb: ReportVerb;
  from: ReportState;
  to: ReportState;
}

/**
 * The life of a report (docs/domain.md, 1.4). What is not here does not happen. SUPERSEDED is no transition of its own: an
 * approved report becomes it when the correction of it is approved. A correction is a revision that begins as DRAFT and
 * lives by the same table, except that it is never exempted.
 */
const transitions: readonly Transition[] = [
  { verb: "save", from: "NOT_STARTED", to: "DRAFT" },
  { verb: "save", from: "DRAFT", to: "DRAFT" },
  { verb: "save", from: "RETURNED", to: "RETURNED" }, // until it is handed in again
  { verb: "submit", from: "DRAFT", to: "SUBMITTED" },
  { verb: "submit", from: "RETURNED", to: "SUBMITTED" },
  { verb: "return", from: "SUBMITTED", to: "RETURNED" },
  { verb: "approve", from: "SUBMITTED", to: "APPROVED" },
  { verb: "correct", from: "APPROVED", to: "APPROVED" }, // I20: it counts until the correction is approved
  { verb: "exempt", from: "NOT_STARTED", to: "EXEMPT" },
  { verb: "exempt", from: "DRAFT", to: "EXEMPT" },
  { verb: "exempt", from: "RETURNED", to: "EXEMPT" },
];

/** What is done to a first revision only while its period is open: afterwards its figures are fixed. */
export const whileOpen: readonly ReportVerb[] = ["save", "submit", "return", "exempt"];

/** The state after it; null where it cannot be done in this state. */
export function stateAfter(verb: ReportVerb, from: ReportState): ReportState | null {
  return transitions.find((transition) => transition.verb === verb && transition.from === from)?.to ?? null;
}

export function statesAllowing(verb: ReportVerb): ReportState[] {
  return transitions.filter((transition) => transition.verb === verb).map(({ from }) => from);
}

/** The states as people call them. */
export const stateWords: Record<ReportState, Words> = {
  NOT_STARTED: { sv: "inte påbörjad", en: "not started" },
  DRAFT: { sv: "utkast", en: "draft" },
  SUBMITTED: { sv: "inlämnad", en: "handed in" },
  RETURNED: { sv: "åter för komplettering", en: "returned" },
  APPROVED: { sv: "godkänd", en: "approved" },
  SUPERSEDED: { sv: "ersatt", en: "superseded" },
  EXEMPT: { sv: "undantagen", en: "exempt" },
};
