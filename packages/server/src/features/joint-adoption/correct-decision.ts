import type { DecisionUpdateArgs } from "@samplan/schema";
import { refused } from "../../auth/ability.js";
import { validOn } from "../../context/calendar.js";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { notFound, problem, refusal } from "../../errors/problem.js";
import { AdoptionRow } from "../adoption/index.js";
import { bodyById } from "../body/index.js";
import { membershipsOfCollaboration } from "../collaboration/index.js";
import {
  checkDecision,
  type DecisionContent,
  type DecisionRow,
  decisionById,
  decisionContent,
  mayRecordFor,
  updateDecision,
} from "../decision/index.js";
import { type DecidingText, lockText, requireText } from "./deciding-text.js";
import { aboutDay } from "./record-adoption.js";
import { settleText } from "./settle-text.js";

/**
 * Completes a recorded decision, or corrects it with a reason. The first day in force of the text that it is about
 * follows, unless that text has been replaced already: what was in force then stays so.
 * @throws DomainError NOT_FOUND, FORBIDDEN, REASON_REQUIRED, and what is wrong with the decision
 */
export async function correctDecision(
  context: RequestContext,
  { id, input, reason }: DecisionUpdateArgs,
): Promise<DecisionRow> {
  await requireDecision(context, id);
  const text = await lockedTextOf(context, id);
  const decision = await requireDecision(context, id);
  const body = await context.loader(bodyById).load(decision.bodyId);
  const may = body && mayRecordFor(context.actor, body);
  if (may && !may.allowed) throw new DomainError(refusal(context, may));
  await requireSharing(context, decision);

  const content = decisionContent(input, decision);
  const problems = await checkDecision(context, content, "input");
  const isCorrection = changesWhatWasGiven(decision, content);
  problems.push(...checkReason(context, reason, isCorrection));
  refuseIfAny(problems);
  await updateDecision(context, id, {
    ...content,
    ...(text && decision.sharedFor !== null ? { sharedFor: aboutDay(text, content) } : {}),
    ...(isCorrection ? { correctionReason: reason ?? null } : {}),
  });
  if (text && isMoved(text, decision, content)) await settleText(context, text, text.row.state);
  return await requireDecision(context, id);
}

async function requireDecision(context: RequestContext, id: string): Promise<DecisionRow> {
  context.clearLoaders();
  const decision = await context.loader(decisionById).load(id);
  if (decision === null) throw notFound(context, ["id"], { sv: "inget beslut", en: "no decision" });
  return decision;
}

/** A decision that the members read is theirs to rely on: who has left the collaboration leaves it as it was. */
async function requireSharing(context: RequestContext, { municipalityId, sharedIn }: DecisionRow): Promise<void> {
  if (sharedIn === null) return;
  const memberships = await context.loader(membershipsOfCollaboration).load(sharedIn);
  if (validOn(memberships, context.clock.today()).some((one) => one.municipalityId === municipalityId)) return;
  const left = refused("FORBIDDEN", {
    sv: "Beslutet är delat i en samverkan som din kommun har lämnat, och står som det är.",
    en: "The decision is shared in a collaboration that your municipality has left, and stands as it is.",
  });
  throw new DomainError(refusal(context, left));
}

/** The text first, the decision after: in the order of those who record, so that nobody waits for each other. */
async function lockedTextOf(context: RequestContext, decisionId: string): Promise<DecidingText | null> {
  const adoption = await context.rows.findOneBy(AdoptionRow, { decisionId });
  const textId = adoption?.commonSectionVersionId ?? adoption?.strategyVersionId;
  return textId ? await lockText(context, await requireText(context, textId)) : null;
}

/** A text that is under decision, or in force and not replaced, follows the days of the decisions on it. */
function isMoved({ row }: DecidingText, before: DecisionContent, now: DecisionContent): boolean {
  if (row.supersededOn !== null || (row.state !== "PROPOSED" && row.state !== "PARTLY_ADOPTED")) return false;
  return row.effectiveFrom === null || before.date !== now.date || before.finalOn !== now.finalOn;
}

function changesWhatWasGiven(before: DecisionRow, now: DecisionContent): boolean {
  return (Object.keys(now) as (keyof DecisionContent)[]).some(
    (key) => before[key] !== null && before[key] !== now[key],
  );
}

function checkReason(context: RequestContext, reason: string | null | undefined, isCorrection: boolean): Problem[] {
  if (reason?.trim() === "")
    return [
      problem(context, "EMPTY_STRING", ["reason"], {
        sv: "Tom text: skriv skälet, eller utelämna fältet.",
        en: "An empty text: write the reason, or leave the field out.",
      }),
    ];
  if (!isCorrection || reason) return [];
  return [
    problem(context, "REASON_REQUIRED", ["reason"], {
      sv: "Något som var angivet ändras: skriv varför.",
      en: "Something that was given is changed: write why.",
    }),
  ];
}
