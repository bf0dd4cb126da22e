import type { AdoptionRecordArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem, refusal } from "../../errors/problem.js";
import { insertAdoption, maySharedText, sharedTextState, stateAfter, verbOfOutcome } from "../adoption/index.js";
import {
  checkDecision,
  type DecisionContent,
  decisionContent,
  insertDecision,
  missingInDecision,
} from "../decision/index.js";
import { profileByMunicipality } from "../municipality/index.js";
import { readMarkdown } from "../rich-text/index.js";
import { checkDecidingBody } from "./check-deciding-body.js";
import { type DecidingText, factsOf, lockText, referenceTo, requireText } from "./deciding-text.js";
import { settleCollaboration, settleText } from "./settle-text.js";

export interface RecordedAdoption {
  text: DecidingText;
  /** What is to be completed. */
  warnings: Problem[];
}

/**
 * Records what the viewer's municipality has decided on a shared text, by the hash of the text it took (I7), and shares
 * the decision with the members: that is what this act is for. The text goes on by it, and comes into force with the
 * last member's adoption; so do the collaboration's other texts, whose members may be others by now.
 * @throws DomainError NOT_FOUND, FORBIDDEN, WRONG_STATE, ALREADY_DECIDED, HASH_MISMATCH, and what is wrong with the decision
 */
export async function recordAdoption(
  context: RequestContext,
  { id, contentHash, outcome, decision, wording: given }: AdoptionRecordArgs,
): Promise<RecordedAdoption> {
  const text = await lockText(context, await requireText(context, id));
  const facts = await factsOf(context, text);
  const verb = verbOfOutcome[outcome];
  const today = context.clock.today();
  const may = maySharedText(verb, context.actor, facts, today);
  if (!may.allowed && may.code === "FORBIDDEN") throw new DomainError(refusal(context, may));
  const problems = may.allowed ? [] : [refusal(context, may)];
  if (may.allowed && contentHash !== text.row.contentHash) problems.push(hashMismatch(context));
  const content = decisionContent(decision);
  const wording = given == null ? null : readMarkdown(context, given, ["wording"], problems);
  refuseIfAny([
    ...problems,
    ...(await checkDecision(context, content, "decision")),
    ...(await checkDecidingBody(context, text, content, "decision")),
  ]);
  const state = stateAfter(verb, sharedTextState(text.row, today));
  const municipalityId = context.actor?.municipalityId;
  if (state === null || municipalityId === undefined) throw new Error("The policy has let through what it should not.");

  const { collaborationId } = text.row;
  const sharing = { sharedIn: collaborationId, sharedFor: aboutDay(text, content) };
  const decisionId = await insertDecision(context, { ...content, municipalityId, ...sharing });
  const answer = { collaborationId, ...referenceTo(text), municipalityId };
  await insertAdoption(context, { ...answer, outcome, contentHash, decisionId, wording });
  await settleText(context, text, state);
  await settleCollaboration(context, collaborationId);
  const warnings = [
    ...missingInDecision(context, content, "decision"),
    ...(outcome === "ADOPTED_WITH_CHANGES" && wording === null ? [missingWording(context)] : []),
    ...(outcome === "ADOPTED" ? await missingFinality(context, municipalityId, content) : []),
  ];
  return { text: await requireText(context, id), warnings };
}

/** The day that a decision on a text is about: on a section as of its year, on the strategy as of that day. */
export function aboutDay(text: DecidingText, { date }: Pick<DecisionContent, "date">): string {
  return text.kind === "commonSection" ? `${text.row.year}-01-01` : date;
}

function missingWording(context: RequestContext): Problem {
  return problem(context, "INCOMPLETE", ["wording"], {
    sv: "Vilken lydelse som önskas är inte angivet: säg det till den som skriver nästa text.",
    en: "The wording that is wanted is not given: tell whoever writes the next text.",
  });
}

function hashMismatch(context: RequestContext): Problem {
  return problem(context, "HASH_MISMATCH", ["contentHash"], {
    sv: "Hashen är inte den framlagda textens: beslutet gäller en annan text. Läs texten som den är nu.",
    en: "The hash is not that of the text proposed: the decision is on another text. Read the text as it is now.",
  });
}

/** A member that counts from finality is told when that day is not given yet. */
export async function missingFinality(
  context: RequestContext,
  municipalityId: string,
  { finalOn }: DecisionContent,
): Promise<Problem[]> {
  const profile = await context.loader(profileByMunicipality).load(municipalityId);
  if (profile?.adoptionCountsFrom !== "FINALITY" || finalOn !== null) return [];
  return [
    problem(context, "INCOMPLETE", ["decision", "finalOn"], {
      sv: "Din kommun räknar ett antagande från laga kraft: det räknas när den dagen är angiven.",
      en: "Your municipality counts an adoption from its finality: it counts once that day is given.",
    }),
  ];
}
