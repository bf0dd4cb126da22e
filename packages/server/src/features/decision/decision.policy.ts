import { type Ability, allowed, refused } from "../../auth/ability.js";
import { type Actor, coversBody, hasRole } from "../../context/actor.js";

/** A decision is recorded, and corrected, by a secretary of the body that made it, or of the whole municipality (I1). */
export function mayRecordFor(actor: Actor | null, body: { id: string; municipalityId: string }): Ability {
  if (!hasRole(actor, "SECRETARY") || body.municipalityId !== actor?.municipalityId)
    return refused("FORBIDDEN", {
      sv: "Beslutet är inte din kommuns: varje kommun registrerar sina egna.",
      en: "The decision is not your municipality's: each records its own.",
    });
  if (coversBody(actor, body, "SECRETARY")) return allowed;
  return refused("FORBIDDEN", {
    sv: "Du är inte sekreterare för det organ som har beslutat.",
    en: "You are not a secretary of the body that decided.",
  });
}
