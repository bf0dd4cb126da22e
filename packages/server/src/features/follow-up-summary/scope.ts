import type { FollowUpSummaryInput } from "@samplan/schema";
import type { GraphQLError } from "graphql";
import { type Actor, hasRole } from "../../context/actor.js";
import { badUserInput, forbiddenBecause } from "../../errors/access-error.js";
import type { FollowUpScope, MunicipalityFact, SummaryBasis } from "./facts.js";
import type { Members, Occasion } from "./store/load-members.js";

/**
 * The period's last day, when the viewer can be told all about it. `argument` is the path of the period.
 * @throws BAD_USER_INPUT when no member has the period, or the viewer's municipality is no longer a member on its last day
 */
export function answerableDay(
  { lastDay, viewerLastDay }: Members,
  { year, period }: Pick<Occasion, "year" | "period">,
  argument: string,
): string {
  if (lastDay === null)
    throw badUserInput(
      argument,
      `no member has a period of the kind ${period} in ${year}. Ask for T1, T2 or FULL_YEAR.`,
    );
  if (viewerLastDay === null)
    throw badUserInput(argument, "your municipality was never a member of the collaboration that this is about.");
  // Days compare as text, and "infinity" comes after every digit.
  if (viewerLastDay < lastDay) {
    const why = `your municipality is a member until ${viewerLastDay}, and the period ends on ${lastDay}`;
    throw badUserInput(
      argument,
      `${why}: what the members share after that day is not yours to see. Ask for an earlier one.`,
    );
  }
  return lastDay;
}

/**
 * R-B: reports handed in count only over the viewer's own municipality, and only for those who see every one of them:
 * two viewers must never get two totals for one question. As of an earlier instant they never count. Gives the refusal,
 * BAD_USER_INPUT or FORBIDDEN, or null. `argument` is the path of the basis.
 */
export function basisRefusal(
  basis: SummaryBasis,
  municipalities: readonly string[],
  viewer: Actor | null,
  argument: string,
  instant: Date | null = null,
): GraphQLError | null {
  if (basis === "APPROVED") return null;
  if (instant !== null) {
    const why = "what was handed in at an earlier instant and not approved is not kept";
    return badUserInput(argument, `${why}. Ask as of an instant with APPROVED, or with INCLUDE_SUBMITTED for now.`);
  }
  if (municipalities.some((id) => id !== viewer?.municipalityId)) {
    const why =
      "INCLUDE_SUBMITTED is answered for your own municipality alone, since others do not share reports that are not approved";
    return badUserInput(argument, `${why}. Ask for your own with INCLUDE_SUBMITTED, or for all with APPROVED.`);
  }
  if (viewer?.draftScope !== "ALL" && !hasRole(viewer, "ANALYST")) {
    return forbiddenBecause(
      "None of your roles shows you every report that your municipality has handed in, so INCLUDE_SUBMITTED would give " +
        "you another total than your colleagues. Ask with APPROVED.",
    );
  }
  return null;
}

/**
 * What the input asks for, with its defaults filled in.
 * @throws BAD_USER_INPUT for a municipality that is no member, and for the basis as basisRefusal says
 */
export function scopeOf(
  { period, municipalities, basis: askedBasis, consolidation, asOf }: FollowUpSummaryInput,
  members: readonly MunicipalityFact[],
  lastDay: string,
  viewer: Actor | null,
): FollowUpScope {
  const asked = askedMembers(municipalities ?? null, members, lastDay);
  const basis = askedBasis ?? "APPROVED";
  const refusal = basisRefusal(basis, asked, viewer, "input.basis", asOf ?? null);
  if (refusal) throw refusal;
  return { municipalities: asked, period, basis, consolidation: consolidation ?? "WORST" };
}

/** Ids in the members' order, each once. A code that nobody has and one of another municipality look the same. */
function askedMembers(
  codes: readonly string[] | null,
  members: readonly MunicipalityFact[],
  lastDay: string,
): string[] {
  if (codes === null) return members.map(({ id }) => id);
  const known = members.map(({ code }) => code);
  if (codes.length === 0)
    throw badUserInput("input.municipalities", "is empty. Give at least one code, or null for all members.");
  codes.forEach((code, index) => {
    if (known.includes(code)) return;
    const all = known.length === 0 ? "There was none." : `Members then: ${known.join(", ")}.`;
    throw badUserInput(
      `input.municipalities.${index}`,
      `is not the code of a member on ${lastDay}, the period's last day. ${all}`,
    );
  });
  return members.filter(({ code }) => codes.includes(code)).map(({ id }) => id);
}
