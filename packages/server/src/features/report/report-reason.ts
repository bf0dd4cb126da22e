import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import { refuseIfAny } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { reasonsByReport } from "./report.loaders.js";
import type { ReportReasonRow } from "./report-reason.row.js";

/** @throws DomainError EMPTY_STRING */
export function requireReason(context: RequestContext, reason: string): string {
  const given = reason.trim();
  const empty = problem(context, "EMPTY_STRING", ["reason"], {
    sv: "Tom text: skriv skälet.",
    en: "An empty text: write the reason.",
  });
  refuseIfAny(given === "" ? [empty] : []);
  return given;
}

/** Notes why. Everyone in the municipality reads why a report is exempt; the rest is as narrow as what the report says. */
export async function insertReason(
  context: RequestContext,
  { municipalityId, id, bodyId }: Pick<FollowUpReportRow, "municipalityId" | "id" | "bodyId">,
  kind: ReportReasonRow["kind"],
  reason: string,
): Promise<void> {
  await insertRow(context, "report_reason", {
    ...{ municipality_id: municipalityId, id: uuidv7(), report_id: id, body_id: bodyId, kind, reason },
    draft: kind !== "EXEMPT",
  });
}

/** The latest reason of the kind that the viewer may see. */
export async function reasonOf(
  context: RequestContext,
  { id }: Pick<FollowUpReportRow, "id">,
  kind: ReportReasonRow["kind"],
): Promise<string | null> {
  const reasons = await context.loader(reasonsByReport).load(id);
  return reasons.findLast((one) => one.kind === kind)?.reason ?? null;
}
