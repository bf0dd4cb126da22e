import type { ReportApproveArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import {
  checkDecision,
  type DecisionContent,
  decisionContent,
  insertDecision,
  missingInDecision,
} from "../decision/index.js";
import { closePlan, lockPlans, planById } from "../plan/index.js";
import { reportForStep, writeReport } from "./change-report.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { requireReport } from "./lock-report.js";
import { planInForce } from "./plan-in-force.js";
import { reportsByPeriod } from "./report.loaders.js";
import { reportFacts } from "./report-facts.js";
import { shareReport } from "./share-report.js";

export interface ApprovedReport {
  report: FollowUpReportRow;
  /** What is to be completed in the decision. */
  warnings: Problem[];
}

/**
 * Approves a report that is handed in: from now on it counts, and members read what it says (R-B). A correction takes the
 * place of the revision before. With the full year's report the plan's year is over.
 * @throws DomainError as reportForStep, DECISION_REQUIRED, and what is wrong with the decision
 */
export async function approveReport(context: RequestContext, args: ReportApproveArgs): Promise<ApprovedReport> {
  await lockPlanFirst(context, args.id);
  const { report, to } = await reportForStep(context, "approve", args);
  const content = args.decision ? decisionContent(args.decision) : null;
  const { approval } = await reportFacts(context, report);
  refuseIfAny(
    content === null
      ? approval === "DECISION"
        ? [decisionRequired(context)]
        : []
      : await checkDecision(context, content, "decision"),
  );

  const before = await supersede(context, report);
  // A correction is shared now for the first time, where the report that it corrects was.
  const { sharedIn, sharedFor } = before ?? report;
  const decisionId = content === null ? null : await insert(context, report, content, { sharedIn, sharedFor });
  const approvedAt = context.clock.now();
  await writeReport(context, report, { state: to, approvedAt, decisionId, sharedIn, sharedFor });
  await shareReport(context, report.id, { sharedIn, sharedFor });
  if (report.period === "FULL_YEAR") await closeYear(context, report);
  return {
    report: await requireReport(context, report.id),
    warnings: content === null ? [] : missingInDecision(context, content, "decision"),
  };
}

/** Whoever records a decision on the plan takes the plan first and its reports after: here too, so that none waits for the other. */
async function lockPlanFirst(context: RequestContext, id: string): Promise<void> {
  const report = await requireReport(context, id);
  const plan = report.period === "FULL_YEAR" ? await context.loader(planById).load(report.planId) : null;
  if (plan !== null) await lockPlans(context, plan);
}

async function closeYear(context: RequestContext, report: FollowUpReportRow): Promise<void> {
  const plan = await planInForce(context, report);
  if (plan !== null) await closePlan(context, plan.id);
}

/** The revision that counted until now; null for the first. */
async function supersede(context: RequestContext, report: FollowUpReportRow): Promise<FollowUpReportRow | null> {
  const revisions = await context.loader(reportsByPeriod).load(report.periodId);
  const before = revisions.find(({ bodyId, state }) => bodyId === report.bodyId && state === "APPROVED") ?? null;
  return before && (await writeReport(context, before, { state: "SUPERSEDED" }));
}

async function insert(
  context: RequestContext,
  { municipalityId }: FollowUpReportRow,
  content: DecisionContent,
  sharing: Pick<FollowUpReportRow, "sharedIn" | "sharedFor">,
): Promise<string> {
  return await insertDecision(context, { ...content, municipalityId, ...sharing });
}

function decisionRequired(context: RequestContext): Problem {
  return problem(context, "DECISION_REQUIRED", ["decision"], {
    sv: "Kommunen godkänner rapporter genom beslut: ange beslutet.",
    en: "The municipality approves reports by a decision: give the decision.",
  });
}
