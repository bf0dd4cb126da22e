import type { ReportVersionArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import { participationById } from "../participation/index.js";
import { periodById } from "../period/index.js";
import type { ActionFollowUpRow } from "./action-follow-up.row.js";
import { reportForStep, writeReport } from "./change-report.js";
import { faultsIn } from "./follow-up.rules.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { lastApproved, nextApproved } from "./last-approved.js";
import { followUpsByReport } from "./report.loaders.js";
import { isDue, partsOfReport } from "./reported-part.js";

/**
 * Hands a report in: every part that has begun by the period's last day and is not cancelled is assessed, and what is said
 * stands against what has been approved since it was written (I19, I21, I22).
 * @throws DomainError as reportForStep; INCOMPLETE and what is wrong, each by the action's reference, all at once
 */
export async function submitReport(context: RequestContext, args: ReportVersionArgs): Promise<FollowUpReportRow> {
  const { report, to } = await reportForStep(context, "submit", args);
  refuseIfAny(await whatIsMissing(context, report));
  return await writeReport(context, report, { state: to, submittedAt: context.clock.now() });
}

async function whatIsMissing(context: RequestContext, report: FollowUpReportRow): Promise<Problem[]> {
  const period = await context.loader(periodById).load(report.periodId);
  if (period === null) throw new Error(`The period of the report ${report.id} is hidden from who hands it in.`);
  const last = await lastApproved(context, report);
  const next = await nextApproved(context, report);
  const said = await followUpsByAction(context, report);
  return (await partsOfReport(context, report)).flatMap((reported): Problem[] => {
    const { part, content, reference } = reported;
    const followUp = said.get(part.actionId);
    const [before, after] = [last.get(part.actionId) ?? null, next.get(part.actionId) ?? null];
    const faults = followUp === undefined ? [] : faultsIn(followUp, content?.endDate ?? null, before, after);
    const problems = faults.map(({ code, words }) =>
      problem(context, code, ["id"], { sv: `${reference}: ${words.sv}`, en: `${reference}: ${words.en}` }),
    );
    if (isDue(reported, period) && (followUp === undefined || followUp.assessment === null))
      problems.push(
        problem(context, "INCOMPLETE", ["id"], {
          sv: `${reference}: bedömning saknas.`,
          en: `${reference}: there is no assessment.`,
        }),
      );
    return problems;
  });
}

/** By action: a report may still be about parts of the plan that its own replaced. */
async function followUpsByAction(
  context: RequestContext,
  { id }: FollowUpReportRow,
): Promise<Map<string, ActionFollowUpRow>> {
  const followUps = await context.loader(followUpsByReport).load(id);
  const keyed = await Promise.all(
    followUps.map(async (followUp) => {
      const part = await context.loader(participationById).load(followUp.participationId);
      return [part?.actionId ?? "", followUp] as const;
    }),
  );
  return new Map(keyed);
}
