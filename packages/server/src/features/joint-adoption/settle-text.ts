import type { SharedTextState } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import {
  type AdoptionRow,
  type CountingAdoption,
  firstDayInForce,
  lastDayOfYear,
  sharedTextState,
} from "../adoption/index.js";
import { commonSectionsOfCollaboration } from "../common-section/index.js";
import { decisionById } from "../decision/index.js";
import { profileByMunicipality } from "../municipality/index.js";
import { versionsOfCollaboration } from "../strategy/index.js";
import { type DecidingText, factsOf, requireText, siblingsOf, writeText } from "./deciding-text.js";

/**
 * Writes what follows for a locked text from the decisions on it: its state, and if every voting member has adopted it
 * its first day in force, on which it takes over from the version before (I7–I9). Who has to adopt is asked of the
 * memberships as they are known now.
 * @returns whether anything was written
 */
export async function settleText(
  context: RequestContext,
  text: DecidingText,
  state: SharedTextState,
): Promise<boolean> {
  const { kind, row } = text;
  const siblings = (await siblingsOf(context, text)).filter(({ effectiveFrom }) => effectiveFrom !== null);
  const before = siblings.filter(
    (one) =>
      one.state !== "REPEALED" &&
      (one.supersededOn === null || (row.effectiveFrom !== null && one.supersededOn === row.effectiveFrom)),
  );
  const starts = siblings.flatMap((one) => (before.includes(one) ? one.effectiveFrom : one.supersededOn) ?? []);
  const notBefore = [...starts, ...(row.startOn === null ? [] : [row.startOn])].sort().at(-1) ?? null;
  const day = state === "RETURNED" ? null : await firstDayOf(context, text, notBefore);
  const settled = day === null ? state : "PARTLY_ADOPTED";
  if (settled === row.state && day === row.effectiveFrom) return false;
  // At no moment two versions in force: this one steps back, the one before ends, then this one begins.
  if (row.effectiveFrom !== null) await writeText(context, kind, row.id, { effectiveFrom: null });
  for (const one of before) {
    if (one.supersededOn !== day) await writeText(context, kind, one.id, { supersededOn: day });
  }
  await writeText(context, kind, row.id, { state: settled, effectiveFrom: day, supersededOn: null });
  return true;
}

async function firstDayOf(
  context: RequestContext,
  text: DecidingText,
  notBefore: string | null,
): Promise<string | null> {
  const { adoptions, memberships } = await factsOf(context, text);
  const standing = adoptions.filter((one) => countsFor(text, one));
  const lastDay = text.kind === "commonSection" ? lastDayOfYear(text.row.year) : null;
  return firstDayInForce(await counting(context, standing), memberships, notBefore, lastDay);
}

/** An adoption that stands, of this very text (I7). */
function countsFor({ row }: DecidingText, { outcome, lapsedAt, contentHash }: AdoptionRow): boolean {
  return outcome === "ADOPTED" && lapsedAt === null && contentHash === row.contentHash;
}

/** From when each member's decision counts: its own day, or that of its finality where the member counts so (I9). */
async function counting(
  context: RequestContext,
  decided: readonly { municipalityId: string; decisionId: string | null }[],
): Promise<CountingAdoption[]> {
  const found: CountingAdoption[] = [];
  for (const { municipalityId, decisionId } of decided) {
    const decision = decisionId === null ? null : await context.loader(decisionById).load(decisionId);
    const profile = await context.loader(profileByMunicipality).load(municipalityId);
    if (decision === null) found.push({ municipalityId, from: null });
    else if (profile?.adoptionCountsFrom !== "FINALITY") found.push({ municipalityId, from: decision.date });
    else if (decision.finalOn !== null) found.push({ municipalityId, from: decision.finalOn });
  }
  return found;
}

/**
 * Writes what follows for a locked text in force from the members' repeals of it: it is REPEALED from the first day on
 * which every member that votes that day has repealed it, so a member that has left is not waited for. Where a newer
 * version takes over before that day, it is superseded and not repealed. The version before never comes back.
 * @returns whether anything was written
 */
export async function settleRepeal(context: RequestContext, text: DecidingText): Promise<boolean> {
  const { kind, row } = text;
  const { repeals, memberships } = await factsOf(context, text);
  if (repeals.length === 0) return false;
  const day = firstDayInForce(await counting(context, repeals), memberships, row.effectiveFrom);
  const starts = (await siblingsOf(context, text)).flatMap(({ effectiveFrom }) => effectiveFrom ?? []);
  const next = starts.filter((start) => row.effectiveFrom !== null && start > row.effectiveFrom).sort()[0] ?? null;
  const isRepealed = day !== null && (next === null || day < next);
  const state = isRepealed ? "REPEALED" : "PARTLY_ADOPTED";
  const supersededOn = isRepealed ? day : next;
  if (state === row.state && supersededOn === row.supersededOn) return false;
  await writeText(context, kind, row.id, { state, supersededOn });
  return true;
}

/**
 * The same for those texts of a collaboration that waited for a member that has left: it is waited for no more (edge case
 * 8). They are locked (`lockTextsOf`). No other is moved by this: one that everybody has adopted keeps its first day, and
 * a changed counting rule concerns a text when a decision on it is next recorded or corrected. A member that has joined
 * before a coming first day has taken it back already (`wait_for_joiner`).
 */
export async function settleCollaboration(context: RequestContext, collaborationId: string): Promise<void> {
  const texts = await unsettledTexts(context, collaborationId);
  // What is asked of each below, in one statement for all of them.
  await Promise.all(texts.map((text) => factsOf(context, text)));
  let hasWritten = false;
  for (const one of texts) {
    const text: DecidingText = hasWritten ? await requireText(context, one.row.id) : one;
    const isInForce: boolean = sharedTextState(text.row, context.clock.today()) === "EFFECTIVE";
    if (!isInForce && text.row.effectiveFrom !== null) continue;
    if (!(await waitsForMember(context, text, isInForce))) continue;
    const isWritten: boolean = isInForce
      ? await settleRepeal(context, text)
      : await settleText(context, text, text.row.state);
    hasWritten ||= isWritten;
  }
}

/** Whether a member with a vote, also one that has left, has not decided: who leaves can bring nothing else forward. */
async function waitsForMember(context: RequestContext, text: DecidingText, isInForce: boolean): Promise<boolean> {
  const { adoptions, repeals, memberships } = await factsOf(context, text);
  const decided = new Set(
    (isInForce ? repeals : adoptions.filter((one) => countsFor(text, one))).map(({ municipalityId }) => municipalityId),
  );
  return memberships.some(({ voting, municipalityId }) => voting && !decided.has(municipalityId));
}

/** Those that decisions may still move, oldest first: a newer one takes over from the one before it. */
async function unsettledTexts(context: RequestContext, collaborationId: string): Promise<DecidingText[]> {
  const sections = await context.loader(commonSectionsOfCollaboration).load(collaborationId);
  const versions = await context.loader(versionsOfCollaboration).load(collaborationId);
  const texts: DecidingText[] = [
    ...sections.map((row) => ({ kind: "commonSection" as const, row })),
    ...versions.map((row) => ({ kind: "strategy" as const, row })),
  ];
  const today = context.clock.today();
  return texts
    .filter(({ row }) => {
      if (sharedTextState(row, today) === "EFFECTIVE") return true;
      return row.supersededOn === null && (row.state === "PROPOSED" || row.state === "PARTLY_ADOPTED");
    })
    .sort((one, other) => one.row.number - other.row.number);
}
