import type { ReportCorrectArgs } from "@samplan/schema";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import { participationById } from "../participation/index.js";
import { reportForStep } from "./change-report.js";
import { type Copy, copyFollowUps } from "./follow-up.store.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { requireReport } from "./lock-report.js";
import { planInForce } from "./plan-in-force.js";
import { followUpsByReport } from "./report.loaders.js";
import { insertReason, requireReason } from "./report-reason.js";
import { sameActionIn } from "./reported-part.js";

/**
 * Begins a correction of an approved report (I20): a new revision that says the same to begin with, which nobody else sees
 * before it is approved. The approved one counts until then. It follows the plan that is in force now.
 * @returns the correction
 * @throws DomainError as reportForStep, EMPTY_STRING, ALREADY_EXISTS where a correction is under way
 */
export async function correctReport(context: RequestContext, args: ReportCorrectArgs): Promise<FollowUpReportRow> {
  const { report } = await reportForStep(context, "correct", { id: args.id, expectedVersion: null });
  const reason = requireReason(context, args.reason);
  const plan = await planInForce(context, report);
  const planId = plan?.id ?? report.planId;
  const copies = await copiesUnder(context, report, planId);
  const id = uuidv7();
  await insertRow(context, "follow_up_report", {
    ...{ municipality_id: report.municipalityId, id, plan_id: planId, body_id: report.bodyId },
    ...{ period_id: report.periodId, year: report.year, period_kind: report.period },
    ...{ revision: report.revision + 1, state: "DRAFT" },
  });
  const correction = await requireReport(context, id);
  await insertReason(context, correction, "CORRECTION", reason);
  await copyFollowUps(context, correction, copies, { unchanged: false });
  return correction;
}

/** What the report says, each about the plan's own part in the action where it has one. */
async function copiesUnder(context: RequestContext, report: FollowUpReportRow, planId: string): Promise<Copy[]> {
  const followUps = await context.loader(followUpsByReport).load(report.id);
  return await Promise.all(
    followUps.map(async ({ id, participationId }) => {
      const part = await context.loader(participationById).load(participationId);
      const own = part && planId !== report.planId ? await sameActionIn(context, planId, part) : part;
      return { followUpId: id, participationId: own?.id ?? participationId };
    }),
  );
}
