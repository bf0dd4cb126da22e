import { type Ability, allowed } from "../../auth/ability.js";
import { type Actor, hasRole } from "../../context/actor.js";
import { validOn } from "../../context/calendar.js";
import { type ConsentFacts, consentsTo } from "./consents.js";
import type { AdoptionFacts, MembershipFacts } from "./missing-adoptions.js";
import type { ConsultedText, SharedText } from "./shared-text.js";
import { sharedTextState } from "./shared-text.js";
import { no, tooLate, wrongState } from "./shared-text.refusals.js";
import { rolesOf, type SharedTextVerb, stateAfter } from "./shared-text.transitions.js";

/** What the rule asks of a text and of those who decide on it. */
export interface SharedTextFacts {
  text: SharedText & ConsultedText;
  memberships: readonly MembershipFacts[];
  adoptions: readonly AdoptionFacts[];
  consents: readonly ConsentFacts[];
  repeals: readonly { municipalityId: string }[];
}

/** A coordinator of a municipality that is a member today writes the common text. */
export function mayWriteSharedText(
  actor: Actor | null,
  memberships: readonly MembershipFacts[],
  today: string,
): Ability {
  return mayEver("update", actor, memberships, today);
}

/**
 * Whether the actor may do this to the text now: the role, the membership, the state, in this order. Recording is for
 * the secretary of a member with a vote, once per text: who has adopted it has answered (I7).
 */
export function maySharedText(
  verb: SharedTextVerb,
  actor: Actor | null,
  facts: SharedTextFacts,
  today: string,
): Ability {
  const ever = mayEver(verb, actor, facts.memberships, today);
  if (!ever.allowed) return ever;
  const state = sharedTextState(facts.text, today);
  if (stateAfter(verb, state) === null) return wrongState(verb, state);
  return mayStill(verb, actor, facts, today);
}

function mayEver(
  verb: SharedTextVerb,
  actor: Actor | null,
  memberships: readonly MembershipFacts[],
  today: string,
): Ability {
  const roles = rolesOf[verb];
  const recorded = roles.includes("SECRETARY");
  const written = roles.includes("COORDINATOR");
  if (!hasRole(actor, ...roles)) return recorded ? no.onlySecretaries : written ? no.onlyCoordinators : no.onlyBodies;
  const membership = validOn(memberships, today).find(({ municipalityId }) => municipalityId === actor?.municipalityId);
  if (!membership) return no.onlyMembers;
  return recorded && !membership.voting ? no.onlyVoting : allowed;
}

/** What was done before it, and when. */
function mayStill(
  verb: SharedTextVerb,
  actor: Actor | null,
  { text, adoptions, consents, repeals }: SharedTextFacts,
  today: string,
): Ability {
  const isOwn = ({ municipalityId }: { municipalityId: string }) => municipalityId === actor?.municipalityId;
  const { consultationAnswerBy: answerBy } = text;
  const isPast = answerBy !== null && answerBy < today;
  switch (verb) {
    case "consent": {
      const agreed = consentsTo(text, consents);
      if (agreed.length === 0) return no.notAsked;
      if (agreed.some(isOwn)) return no.alreadyAgreed;
      return isPast ? tooLate(answerBy) : allowed;
    }
    case "respond":
      return isPast ? tooLate(answerBy) : allowed;
    case "adopt":
    case "return":
    case "postpone":
      return adoptions.filter(isOwn).some((adoption) => stands(adoption, text)) ? no.alreadyAdopted : allowed;
    case "repeal":
      return repeals.some(isOwn) ? no.alreadyRepealed : allowed;
    default:
      return allowed;
  }
}

function stands({ outcome, lapsedAt, contentHash }: AdoptionFacts, text: SharedText): boolean {
  return outcome === "ADOPTED" && lapsedAt === null && contentHash === text.contentHash;
}
