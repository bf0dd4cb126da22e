import type { SharedTextState } from "@samplan/schema";
import { type Refusal, refused } from "../../auth/ability.js";
import type { Words } from "../../context/language.js";
import { type SharedTextVerb, statesAllowing, stateWords } from "./shared-text.transitions.js";

/** Why something cannot be done to a shared text, in words for people. */
export const no = {
  onlyCoordinators: refused("FORBIDDEN", {
    sv: "Den gemensamma texten skrivs av medlemmarnas samordnare.",
    en: "The common text is written by the members' coordinators.",
  }),
  onlySecretaries: refused("FORBIDDEN", {
    sv: "Kommunens beslut registreras av dess nämndsekreterare.",
    en: "A municipality's decision is recorded by its secretary.",
  }),
  onlyBodies: refused("FORBIDDEN", {
    sv: "Remissen besvaras av den som är planerare eller chef för ett organ.",
    en: "The consultation is answered by a body's planner or manager.",
  }),
  onlyMembers: refused("FORBIDDEN", {
    sv: "Din kommun är inte medlem i samverkan i dag.",
    en: "Your municipality is not a member of the collaboration today.",
  }),
  onlyVoting: refused("FORBIDDEN", {
    sv: "Din kommun är medlem utan rösträtt, så dess beslut behövs inte.",
    en: "Your municipality is a member without a vote, so its decision is not needed.",
  }),
  alreadyAdopted: refused("ALREADY_DECIDED", {
    sv: "Din kommun har redan antagit just denna text.",
    en: "Your municipality has adopted this very text already.",
  }),
  alreadyRepealed: refused("ALREADY_DECIDED", {
    sv: "Din kommuns beslut att upphäva texten är redan registrerat.",
    en: "Your municipality's decision to repeal the text is recorded already.",
  }),
  alreadyAgreed: refused("ALREADY_DECIDED", {
    sv: "Din kommun har redan samtyckt till att just denna text går ut på remiss.",
    en: "Your municipality has agreed already that this very text goes out for consultation.",
  }),
  notAsked: refused("WRONG_STATE", {
    sv: "Ingen har begärt att texten, som den är nu, ska gå ut på remiss. Börja med att begära det och ange sista svarsdag.",
    en: "Nobody has asked that the text, as it is now, goes out for consultation. Begin by asking, with a last day to answer.",
  }),
} as const;

export function tooLate(answerBy: string): Refusal {
  return refused("TOO_LATE", {
    sv: `Sista svarsdag var den ${answerBy}.`,
    en: `The last day to answer was ${answerBy}.`,
  });
}

export function wrongState(verb: SharedTextVerb, state: SharedTextState): Refusal {
  const allowing = statesAllowing(verb);
  const named = (language: keyof Words) => allowing.map((one) => `${stateWords[one][language]} (${one})`).join(", ");
  return refused("WRONG_STATE", {
    sv: `Texten är ${stateWords[state].sv} (${state}). Detta går när den är: ${named("sv")}.`,
    en: `The text is ${stateWords[state].en} (${state}). This can be done when it is: ${named("en")}.`,
  });
}
