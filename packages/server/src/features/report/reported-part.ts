import type { PlanState } from "@samplan/schema";
import type { Words } from "../../context/language.js";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { notFound, problem } from "../../errors/problem.js";
import { type ActionRevisionRow, actionById, contentOf, revisionsOfAction } from "../action/index.js";
import { type ParticipationRow, participationById, participationsInPlanOrder } from "../participation/index.js";
import { type FollowUpPeriodRow, periodById } from "../period/index.js";
import { planById } from "../plan/index.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";

/** A part as a report is about it: with the content that its plan adopted. */
export interface ReportedPart {
  part: ParticipationRow;
  content: ActionRevisionRow | null;
  /** The action's, though the plan keeps what it adopted. */
  cancelledOn: string | null;
  /** What people call the action, like "J08". */
  reference: string;
}

/** The parts of the report's plan that count in its period, in the plan's order. */
export async function partsOfReport(
  context: RequestContext,
  { planId, periodId }: FollowUpReportRow,
): Promise<ReportedPart[]> {
  const period = await context.loader(periodById).load(periodId);
  const parts = await participationsInPlanOrder(context, planId);
  return await Promise.all(
    parts.filter((part) => isTakenPartIn(part, period)).map((part) => withContent(context, part)),
  );
}

/** R-A: accepted, or left after the period, in which it counts. */
function isTakenPartIn({ consent, withdrawnOn }: ParticipationRow, period: FollowUpPeriodRow | null): boolean {
  return consent === "ACCEPTED" || (period !== null && withdrawnOn !== null && withdrawnOn > period.to);
}

async function withContent(context: RequestContext, part: ParticipationRow): Promise<ReportedPart> {
  const action = await context.loader(actionById).load(part.actionId);
  const content = await contentOf(context, part);
  const revisions = await context.loader(revisionsOfAction).load(part.actionId);
  // As followUpSummary has it: a draft that the plan does not have cancels nothing.
  const cancelled = revisions.findLast((one) => one.cancelledOn !== null && !one.draft);
  const cancelledOn = content?.cancelledOn ?? cancelled?.cancelledOn ?? null;
  return { part, content, cancelledOn, reference: action?.reference ?? part.id };
}

/** Whether a report must answer for the part: it has begun by the period's last day, and is not cancelled. */
export function isDue({ content, cancelledOn }: ReportedPart, { to }: Pick<FollowUpPeriodRow, "to">): boolean {
  return hasBegun(content, to) && (cancelledOn === null || cancelledOn > to);
}

function hasBegun(content: ActionRevisionRow | null, day: string): boolean {
  return content === null || content.startDate === null || content.startDate <= day;
}

/**
 * The part that is meant (I18): one of the report's plan, or of an earlier one of the year, replaced or annulled. There it stands for the plan's own
 * part in the same action, where it has one. With the problem, where the report cannot be about it: PART_NOT_VALID.
 * @throws DomainError NOT_FOUND
 */
export async function partToReport(
  context: RequestContext,
  report: FollowUpReportRow,
  id: string,
  field: readonly string[] = ["participation"],
): Promise<ReportedPart & { problem: Problem | null }> {
  const given = await context.loader(participationById).load(id);
  if (given === null) throw notFound(context, field, { sv: "ingen insats i någon plan", en: "no part in an action" });
  const part = await partUnder(context, report, given);
  const reported = await withContent(context, part ?? given);
  const period = await context.loader(periodById).load(report.periodId);
  const why = part === null ? ofOtherPlan : whyNotValid(reported, period);
  return { ...reported, problem: why === null ? null : problem(context, "PART_NOT_VALID", field, why) };
}

function whyNotValid({ part, content, cancelledOn }: ReportedPart, period: FollowUpPeriodRow | null): Words | null {
  if (!isTakenPartIn(part, period)) return notAccepted;
  if (period === null) return null;
  const isOver = cancelledOn !== null && cancelledOn < period.from;
  return isOver || !hasBegun(content, period.to) ? notInPeriod : null;
}

const isOver: readonly PlanState[] = ["SUPERSEDED", "ANNULLED"];

async function partUnder(
  context: RequestContext,
  report: FollowUpReportRow,
  part: ParticipationRow,
): Promise<ParticipationRow | null> {
  if (part.planId === report.planId) return part;
  if (part.planId === null || part.bodyId !== report.bodyId || part.year !== report.year) return null;
  const plan = await context.loader(planById).load(report.planId);
  const earlier = await context.loader(planById).load(part.planId);
  if (!plan || !earlier || !isOver.includes(earlier.state) || earlier.revision > plan.revision) return null;
  return (await sameActionIn(context, report.planId, part)) ?? part;
}

/** The plan's part in the same action, accepted or left: who has left follows up the periods before. */
export async function sameActionIn(
  context: RequestContext,
  planId: string,
  { actionId }: Pick<ParticipationRow, "actionId">,
): Promise<ParticipationRow | undefined> {
  const parts = await participationsInPlanOrder(context, planId);
  return parts.find((part) => part.actionId === actionId && (part.consent === "ACCEPTED" || part.withdrawnOn !== null));
}

const ofOtherPlan: Words = {
  sv: "Insatsen ingår inte i den plan som rapporten gäller.",
  en: "The part is not in the plan that the report is about.",
};
const notAccepted: Words = {
  sv: "Organet hade lämnat insatsen vid periodens slut: bara det som organet då deltog i följs upp.",
  en: "The body had left the action by the period's end: only what it took part in then is followed up.",
};
const notInPeriod: Words = {
  sv: "Insatsen har inte börjat vid periodens slut, eller utgick före den: den följs inte upp här.",
  en: "The action has not begun by the period's end, or was cancelled before it: it is not followed up here.",
};
