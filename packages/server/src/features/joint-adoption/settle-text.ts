import type { SharedTextState } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { type CountingAdoption, firstDayInForce } from "../adoption/index.js";
import { decisionById } from "../decision/index.js";
import { profileByMunicipality } from "../municipality/index.js";
import { type DecidingText, factsOf, siblingsOf, writeText } from "./deciding-text.js";

/**
 * Writes what follows for a locked text from the decisions on it: its state, and if every voting member has adopted it
 * its first day in force, on which it takes over from the version before (I7–I9). Who has to adopt is asked of the
 * memberships as they are known now.
 */
export async function settleText(context: RequestContext, text: DecidingText, state: SharedTextState): Promise<void> {
  const { kind, row } = text;
  const siblings = (await siblingsOf(context, text)).filter(({ effectiveFrom }) => effectiveFrom !== null);
  const before = siblings.filter(
    ({ supersededOn }) => supersededOn === null || (row.effectiveFrom !== null && supersededOn === row.effectiveFrom),
  );
  const starts = siblings.flatMap((one) => (before.includes(one) ? one.effectiveFrom : one.supersededOn) ?? []);
  const notBefore = starts.sort().at(-1) ?? null;
  const day = state === "RETURNED" ? null : await firstDayOf(context, text, notBefore);
  const settled = day === null ? state : "PARTLY_ADOPTED";
  if (settled === row.state && day === row.effectiveFrom) return;
  // At no moment two versions in force: this one steps back, the one before ends, then this one begins.
  if (row.effectiveFrom !== null) await writeText(context, kind, row.id, { ...row, effectiveFrom: null });
  for (const one of before) {
    if (one.supersededOn !== day) await writeText(context, kind, one.id, { ...one, supersededOn: day });
  }
  await writeText(context, kind, row.id, { state: settled, effectiveFrom: day, supersededOn: null });
}

async function firstDayOf(
  context: RequestContext,
  text: DecidingText,
  notBefore: string | null,
): Promise<string | null> {
  const { adoptions, memberships } = await factsOf(context, text);
  const counting: CountingAdoption[] = [];
  for (const { outcome, lapsedAt, contentHash, municipalityId, decisionId } of adoptions) {
    if (outcome !== "ADOPTED" || lapsedAt !== null || contentHash !== text.row.contentHash) continue;
    const decision = decisionId === null ? null : await context.loader(decisionById).load(decisionId);
    const profile = await context.loader(profileByMunicipality).load(municipalityId);
    if (decision === null) counting.push({ municipalityId, from: null });
    else if (profile?.adoptionCountsFrom !== "FINALITY") counting.push({ municipalityId, from: decision.date });
    else if (decision.finalOn !== null) counting.push({ municipalityId, from: decision.finalOn });
  }
  return firstDayInForce(counting, memberships, notBefore);
}
