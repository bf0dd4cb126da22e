import type { DecisionUpdateArgs } from "@samplan/schema";
import { refused } from "../../auth/ability.js";
import { validOn } from "../../context/calendar.js";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { notFound, problem, refusal, staleVersion } from "../../errors/problem.js";
import { AdoptionRow, RepealRow } from "../adoption/index.js";
import { bodyById } from "../body/index.js";
import { membershipsOfCollaboration } from "../collaboration/index.js";
import {
  checkDecision,
  type DecisionContent,
  type DecisionRow,
  decisionById,
  decisionContent,
  givenIn,
  lockDecision,
  mayRecordFor,
  updateDecision,
} from "../decision/index.js";
import { checkCorrectedDecision, closePlan, lockPlans, PlanRow } from "../plan/index.js";
import { checkDecidingBody } from "./check-deciding-body.js";
import { type DecidingText, lockText, requireText } from "./deciding-text.js";
import { aboutDay } from "./record-adoption.js";
import { settleRepeal, settleText } from "./settle-text.js";

/**
 * Completes a recorded decision, or corrects it with a reason. The first day in force of the text that it is about
 * follows, unless that text has been replaced already: what was in force then stays so. So does the day of a repeal.
 * A plan whose text was open until its minutes were adjusted is closed by it where its year is reported.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION with the decision as it is now, REASON_REQUIRED, and what
 * is wrong with the decision
 */
export async function correctDecision(
  context: RequestContext,
  { id, expectedVersion, input, reason }: DecisionUpdateArgs,
): Promise<DecisionRow> {
  await requireDecision(context, id);
  const { text, isRepeal } = await lockedTextOf(context, id);
  const plan = await lockedPlanOf(context, id);
  await lockDecision(context, id);
  const decision = await requireDecision(context, id);
  const body = await context.loader(bodyById).load(decision.bodyId);
  const may = body && mayRecordFor(context.actor, body);
  if (may && !may.allowed) throw new DomainError(refusal(context, may));
  await requireSharing(context, decision);
  if (typeof expectedVersion === "number" && decision.version !== expectedVersion)
    throw staleVersion(context, { decision });

  const content = decisionContent({ ...input, body: input.body.toLowerCase() }, decision);
  const problems = await checkDecision(context, content, "input");
  const isBodyRefused = problems.some(({ field }) => field?.join(".") === "input.body");
  if (plan)
    problems.unshift(
      ...(await checkCorrectedDecision(context, plan, {
        before: decision,
        now: content,
        path: "input",
        isBodyRefused,
      })),
    );
  if (text && content.bodyId !== decision.bodyId)
    problems.push(...(await checkDecidingBody(context, text, content, "input")));
  const isCorrection = changesWhatWasGiven(decision, content);
  problems.push(...checkReason(context, reason, isCorrection));
  refuseIfAny(problems);
  await updateDecision(context, id, {
    ...givenIn(input, content),
    ...(text && decision.sharedFor !== null ? { sharedFor: aboutDay(text, content) } : {}),
    ...(isCorrection ? { correctionReason: reason ?? null } : {}),
  });
  if (text && !isRepeal && isMoved(text, decision, content)) await settleText(context, text, text.row.state);
  if (text && isRepeal) await settleRepeal(context, text);
  // Its text is no longer open once the minutes are adjusted.
  if (plan) await closePlan(context, plan.id);
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

/** The text or the plan first, the decision after, as those who record do: nobody waits for each other. */
async function lockedTextOf(
  context: RequestContext,
  decisionId: string,
): Promise<{ text: DecidingText | null; isRepeal: boolean }> {
  const repeal = await context.rows.findOneBy(RepealRow, { decisionId });
  const adoption = repeal ?? (await context.rows.findOneBy(AdoptionRow, { decisionId }));
  const textId = adoption?.commonSectionVersionId ?? adoption?.strategyVersionId;
  const text = textId ? await lockText(context, await requireText(context, textId)) : null;
  return { text, isRepeal: repeal !== null };
}

/** The plan that was decided on or annulled by it, as it is once nobody else changes it. */
async function lockedPlanOf(context: RequestContext, decisionId: string): Promise<PlanRow | null> {
  const find = () => context.rows.findOne(PlanRow, { where: [{ decisionId }, { annulmentDecisionId: decisionId }] });
  const plan = await find();
  if (plan === null) return null;
  await lockPlans(context, plan);
  return await find();
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
