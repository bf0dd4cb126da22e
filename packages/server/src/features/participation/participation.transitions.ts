import type { Consent } from "@samplan/schema";
import type { Words } from "../../context/language.js";

export type ParticipationVerb = "accept" | "decline" | "withdraw" | "offerLead" | "acceptLead";

interface Transition {
  verb: ParticipationVerb;
  from: Consent;
  to: Consent;
}

/**
 * The life of a part in an action (docs/domain.md, 1.4). What is not here does not happen. Who has declined or left is
 * asked again by an invitation of its own.
 */
const transitions: readonly Transition[] = [
  { verb: "accept", from: "INVITED", to: "ACCEPTED" },
  { verb: "decline", from: "INVITED", to: "DECLINED" },
  { verb: "withdraw", from: "ACCEPTED", to: "WITHDRAWN" },
  { verb: "offerLead", from: "ACCEPTED", to: "ACCEPTED" },
  { verb: "acceptLead", from: "ACCEPTED", to: "ACCEPTED" },
];

/** The consent after it; null where it cannot be done. */
export function consentAfter(verb: ParticipationVerb, from: Consent): Consent | null {
  return transitions.find((transition) => transition.verb === verb && transition.from === from)?.to ?? null;
}

export function consentsAllowing(verb: ParticipationVerb): Consent[] {
  return transitions.filter((transition) => transition.verb === verb).map(({ from }) => from);
}

/** As people call them. */
export const consentWords: Record<Consent, Words> = {
  INVITED: { sv: "inbjuden", en: "invited" },
  ACCEPTED: { sv: "accepterad", en: "accepted" },
  DECLINED: { sv: "avböjd", en: "declined" },
  WITHDRAWN: { sv: "avslutad", en: "withdrawn" },
};
