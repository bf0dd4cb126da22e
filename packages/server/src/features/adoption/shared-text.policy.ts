import { type Ability, allowed, refused } from "../../auth/ability.js";
import { type Actor, hasRole } from "../../context/actor.js";
import { validOn } from "../../context/calendar.js";
import type { Words } from "../../context/language.js";
import type { AdoptionFacts, MembershipFacts } from "./missing-adoptions.js";
import { type SharedText, sharedTextState } from "./shared-text.js";
import { roleOf, type SharedTextVerb, stateAfter, statesAllowing, stateWords } from "./shared-text.transitions.js";

/** What the rule asks of a text and of those who decide on it. */
export interface SharedTextFacts {
  text: SharedText;
  memberships: readonly MembershipFacts[];
  adoptions: readonly AdoptionFacts[];
}

/** A coordinator of a municipality that is a member today writes the common text. */
export function mayWriteSharedText(
  actor: Actor | null,
  memberships: readonly MembershipFacts[],
  today: string,
): Ability {
  if (!hasRole(actor, "COORDINATOR")) return refused("FORBIDDEN", onlyCoordinators);
  return membershipOf(actor, memberships, today) ? allowed : refused("FORBIDDEN", onlyMembers);
}

/**
 * Whether the actor may do this to the text now: the role, the membership, the state, in this order. Recording is for
 * the secretary of a member with a vote, once per text: who has adopted it has answered (I7).
 */
export function maySharedText(
  verb: SharedTextVerb,
  actor: Actor | null,
  { text, memberships, adoptions }: SharedTextFacts,
  today: string,
): Ability {
  if (roleOf[verb] === "COORDINATOR") {
    const mayWrite = mayWriteSharedText(actor, memberships, today);
    if (!mayWrite.allowed) return mayWrite;
  } else {
    if (!hasRole(actor, "SECRETARY")) return refused("FORBIDDEN", onlySecretaries);
    const membership = membershipOf(actor, memberships, today);
    if (!membership) return refused("FORBIDDEN", onlyMembers);
    if (!membership.voting) return refused("FORBIDDEN", onlyVoting);
  }
  const state = sharedTextState(text, today);
  if (stateAfter(verb, state) === null) return refused("WRONG_STATE", wrongState(verb, state));
  if (roleOf[verb] === "SECRETARY" && hasAdopted(actor, text, adoptions))
    return refused("ALREADY_DECIDED", alreadyDecided);
  return allowed;
}

function membershipOf(actor: Actor | null, memberships: readonly MembershipFacts[], today: string) {
  return validOn(memberships, today).find(({ municipalityId }) => municipalityId === actor?.municipalityId);
}

function hasAdopted(actor: Actor | null, { contentHash }: SharedText, adoptions: readonly AdoptionFacts[]): boolean {
  return adoptions.some(
    (adoption) =>
      adoption.municipalityId === actor?.municipalityId &&
      adoption.outcome === "ADOPTED" &&
      adoption.lapsedAt === null &&
      adoption.contentHash === contentHash,
  );
}

const onlyCoordinators: Words = {
  sv: "Den gemensamma texten skrivs av medlemmarnas samordnare.",
  en: "The common text is written by the members' coordinators.",
};
const onlySecretaries: Words = {
  sv: "Kommunens beslut registreras av dess nämndsekreterare.",
  en: "A municipality's decision is recorded by its secretary.",
};
const onlyMembers: Words = {
  sv: "Din kommun är inte medlem i samverkan i dag.",
  en: "Your municipality is not a member of the collaboration today.",
};
const onlyVoting: Words = {
  sv: "Din kommun är medlem utan rösträtt, så dess beslut behövs inte.",
  en: "Your municipality is a member without a vote, so its decision is not needed.",
};
const alreadyDecided: Words = {
  sv: "Din kommun har redan antagit just denna text.",
  en: "Your municipality has adopted this very text already.",
};

function wrongState(verb: SharedTextVerb, state: SharedText["state"]): Words {
  const allowing = statesAllowing(verb);
  const named = (language: keyof Words) => allowing.map((one) => `${stateWords[one][language]} (${one})`).join(", ");
  return {
    sv: `Texten är ${stateWords[state].sv} (${state}). Detta går när den är: ${named("sv")}.`,
    en: `The text is ${stateWords[state].en} (${state}). This can be done when it is: ${named("en")}.`,
  };
}
