import { type Ability, allowed, refused } from "../../auth/ability.js";
import { type Actor, hasRole } from "../../context/actor.js";

/** Bodies and settings are a municipality's own, and its administrators keep them. */
export function mayOrganise(actor: Actor | null, municipalityId: string): Ability {
  if (actor?.municipalityId !== municipalityId)
    return refused("FORBIDDEN", {
      sv: "Organet är inte din kommuns.",
      en: "The body is not your municipality's.",
    });
  if (hasRole(actor, "ADMIN")) return allowed;
  return refused("FORBIDDEN", {
    sv: "Organisation och inställningar sköts av kommunens administratörer.",
    en: "The organisation and the settings are kept by the municipality's administrators.",
  });
}
