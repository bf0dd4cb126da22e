import { validOn } from "../../context/calendar.js";
import type { MembershipFacts } from "./missing-adoptions.js";
import type { ConsultedText, SharedText } from "./shared-text.js";

/** A member's consent that a text goes out for consultation, as it was at that version. */
export interface ConsentFacts {
  municipalityId: string;
  textVersion: number;
}

/**
 * The consents to the text as it is: those to its present version while it is a draft, so that a changed one needs them
 * anew; thereafter those that it was sent out with.
 */
export function consentsTo<Consent extends ConsentFacts>(
  { state, version }: Pick<SharedText, "state"> & ConsultedText,
  consents: readonly Consent[],
): Consent[] {
  const asked = state === "DRAFT" ? version : Math.max(...consents.map(({ textVersion }) => textVersion));
  return consents.filter(({ textVersion }) => textVersion === asked);
}

/** The members of the day, with a vote or without, whose coordinators have not agreed yet to send the text out. */
export function membersWithoutConsent(
  consents: readonly ConsentFacts[],
  memberships: readonly MembershipFacts[],
  today: string,
): string[] {
  const agreed = new Set(consents.map(({ municipalityId }) => municipalityId));
  return validOn(memberships, today)
    .map(({ municipalityId }) => municipalityId)
    .filter((id) => !agreed.has(id));
}
