import type { Consent, ParticipationRole } from "@samplan/schema";
import { type Ability, allowed, refused } from "../../auth/ability.js";
import { type Actor, coversBody } from "../../context/actor.js";
import type { Words } from "../../context/language.js";
import { consentAfter, consentsAllowing, consentWords, type ParticipationVerb } from "./participation.transitions.js";

/** What the rules ask of a part. */
export interface PartFacts {
  body: { id: string; municipalityId: string };
  consent: Consent;
  role: ParticipationRole;
  /** Its plan is replaced, annulled or closed: what happened in it stays as it was. */
  isOver: boolean;
  /** The lead's part of the year offers to hand over to this body. */
  isOfferedLead: boolean;
  /** Nobody else has accepted for the year. */
  isAlone: boolean;
}

/**
 * Whether the actor may do this to the part now: the role, then the state. It is for a manager of the part's own body or
 * a coordinator of its municipality; the lead does not leave before another has accepted it (I16).
 */
export function mayParticipation(verb: ParticipationVerb, actor: Actor | null, facts: PartFacts): Ability {
  if (!coversBody(actor, facts.body, "MANAGER", "COORDINATOR")) return refused("FORBIDDEN", onlyManagers);
  if (consentAfter(verb, facts.consent) === null) return refused("WRONG_STATE", wrongConsent(verb, facts.consent));
  if (facts.isOver) return refused("WRONG_STATE", planIsOver);
  if (verb === "withdraw" && facts.role === "LEAD")
    return refused("LEAD_CANNOT_LEAVE", facts.isAlone ? cancelInstead : handOverFirst);
  if (verb === "offerLead" && facts.role !== "LEAD") return refused("WRONG_STATE", notTheLead);
  if (verb === "acceptLead" && !facts.isOfferedLead) return refused("WRONG_STATE", notOffered);
  return allowed;
}

const onlyManagers: Words = {
  sv: "Det gör organets chef, eller kommunens samordnare.",
  en: "This is for the body's manager, or the municipality's coordinator.",
};
const planIsOver: Words = {
  sv: "Planen är ersatt, upphävd eller avslutad: det som gällde i den ändras inte.",
  en: "The plan is superseded, annulled or closed: what applied in it does not change.",
};
const handOverFirst: Words = {
  sv: "Den som är huvudansvarig kan inte lämna åtgärden förrän någon annan har tagit över: erbjud huvudansvaret till en medverkande.",
  en: "The lead cannot leave the action before another has taken over: offer the lead to one that takes part.",
};
const cancelInstead: Words = {
  sv: "Ingen annan medverkar, så åtgärden skulle stå utan ansvarig: låt åtgärden utgå i stället.",
  en: "Nobody else takes part, so the action would be without anyone: cancel the action instead.",
};
const notTheLead: Words = {
  sv: "Bara den som är huvudansvarig kan erbjuda huvudansvaret.",
  en: "Only the one that leads can offer the lead.",
};
const notOffered: Words = {
  sv: "Huvudansvaret har inte erbjudits detta organ: den huvudansvariga måste erbjuda det först.",
  en: "The lead is not offered to this body: the one that leads must offer it first.",
};

function wrongConsent(verb: ParticipationVerb, consent: Consent): Words {
  const named = (language: keyof Words) =>
    consentsAllowing(verb)
      .map((one) => `${consentWords[one][language]} (${one})`)
      .join(", ");
  return {
    sv: `Medverkan är ${consentWords[consent].sv} (${consent}). Detta går när den är: ${named("sv")}.`,
    en: `The part is ${consentWords[consent].en} (${consent}). This can be done when it is: ${named("en")}.`,
  };
}
