import type { UserErrorCode } from "@samplan/schema";
import type { Language, Words } from "../context/language.js";

/** Why not: the code of the userError that the command answers, and the reason in words for the viewer. */
export interface Refusal {
  readonly allowed: false;
  readonly code: Extract<
    UserErrorCode,
    | "FORBIDDEN"
    | "WRONG_STATE"
    | "ALREADY_DECIDED"
    | "TOO_LATE"
    | "ALREADY_EXISTS"
    | "LEAD_CANNOT_LEAVE"
    | "PERIOD_CLOSED"
  >;
  readonly reason: Words;
}

/** What a policy says. Commands and `viewerCan` ask the same one, so that neither promises what the other refuses. */
export type Ability = { readonly allowed: true } | Refusal;

export const allowed: Ability = { allowed: true };

export function refused(code: Refusal["code"], reason: Words): Refusal {
  return { allowed: false, code, reason };
}

/** The API's Ability, with the reason in the viewer's language. */
export function abilityIn(language: Language, ability: Ability): { allowed: boolean; reason: string | null } {
  return ability.allowed ? { allowed: true, reason: null } : { allowed: false, reason: ability.reason[language] };
}
