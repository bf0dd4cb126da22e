import { validOn } from "../../context/calendar.js";
import type { RequestContext } from "../../context/request-context.js";
import { loadPresent } from "../../db/load-present.js";
import { type CollaborationMembershipRow, membershipsOfCollaboration } from "../collaboration/index.js";
import { type MunicipalityRow, municipalityById } from "../municipality/index.js";
import type { AdoptionRow } from "./adoption.row.js";
import type { SharedText } from "./shared-text.js";

/** What the rule asks of an adoption and of a membership. */
export type AdoptionFacts = Pick<AdoptionRow, "municipalityId" | "outcome" | "contentHash" | "lapsedAt">;
export type MembershipFacts = Pick<CollaborationMembershipRow, "municipalityId" | "validFrom" | "validTo" | "voting">;

/**
 * The members whose adoption of this very text is missing (I7), in the order of the memberships: those that vote on the
 * text's first day in force, today while none is decided, and the last day that it is about once that has been. A text without a hash cannot be adopted yet, so all of them
 * are missing: it shows who will have to decide. An adoption counts whether its decision is documented or not.
 */
export function membersWithoutAdoption(
  { contentHash, effectiveFrom }: Pick<SharedText, "contentHash" | "effectiveFrom">,
  adoptions: readonly AdoptionFacts[],
  memberships: readonly MembershipFacts[],
  today: string,
  lastDay: string | null = null,
): string[] {
  const counting = adoptions.filter(
    (adoption) =>
      adoption.outcome === "ADOPTED" &&
      adoption.lapsedAt === null &&
      contentHash !== null &&
      adoption.contentHash === contentHash,
  );
  const adopters = new Set(counting.map(({ municipalityId }) => municipalityId));
  const ongoing = lastDay !== null && lastDay < today ? lastDay : today;
  return validOn(memberships, effectiveFrom ?? ongoing)
    .filter(({ voting, municipalityId }) => voting && !adopters.has(municipalityId))
    .map(({ municipalityId }) => municipalityId);
}

/** The same as municipalities, in Swedish order. */
export async function missingAdoptions(
  context: RequestContext,
  text: SharedText,
  adoptions: readonly AdoptionRow[],
  lastDay: string | null,
): Promise<MunicipalityRow[]> {
  const memberships = await context.loader(membershipsOfCollaboration).load(text.collaborationId);
  const missing = membersWithoutAdoption(text, adoptions, memberships, context.clock.today(), lastDay);
  return await loadPresent(context.loader(municipalityById), missing);
}
