import type { FollowUpKeepArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import { periodById } from "../period/index.js";
import { type Copy, copyFollowUps } from "./follow-up.store.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { lastApproved } from "./last-approved.js";
import { requireReport } from "./lock-report.js";
import { followUpsByReport } from "./report.loaders.js";
import { isDue, partsOfReport, partToReport, type ReportedPart } from "./reported-part.js";
import { reportToWriteIn, startReport } from "./write-follow-ups.js";

/**
 * "Unchanged since last time": what was approved last in the year about the same action is said again, and marked so. For the
 * parts that are given, or for all that are not followed up yet.
 * @throws DomainError NOT_FOUND, FORBIDDEN, WRONG_STATE, PERIOD_CLOSED, PART_NOT_VALID, ALREADY_EXISTS, NOTHING_TO_KEEP
 */
export async function keepFollowUps(
  context: RequestContext,
  { report: id, participations }: FollowUpKeepArgs,
): Promise<FollowUpReportRow> {
  const { report, read: followedUp } = await reportToWriteIn(context, id, (held) =>
    context.loader(followUpsByReport).load(held.id),
  );
  const last = await lastApproved(context, report);
  const done = new Set(followedUp.map(({ participationId }) => participationId));
  const problems: Problem[] = [];
  const wanted =
    participations == null
      ? (await openParts(context, report)).filter(({ part }) => !done.has(part.id))
      : await givenParts(context, report, participations, done, problems);
  const copies = wanted.flatMap(({ part }, index): Copy[] => {
    const followUpId = last.get(part.actionId)?.followUpId;
    if (followUpId !== undefined) return [{ followUpId, participationId: part.id }];
    if (participations != null) problems.push(nothingToKeep(context, ["participations", String(index)]));
    return [];
  });
  if (copies.length === 0 && problems.length === 0) problems.push(nothingToKeep(context, ["report"]));
  refuseIfAny(problems);
  const started = await startReport(context, report);
  await copyFollowUps(context, started, copies, { unchanged: true });
  return await requireReport(context, report.id);
}

async function openParts(context: RequestContext, report: FollowUpReportRow): Promise<ReportedPart[]> {
  const period = await context.loader(periodById).load(report.periodId);
  const parts = await partsOfReport(context, report);
  return period === null ? [] : parts.filter((part) => isDue(part, period));
}

async function givenParts(
  context: RequestContext,
  report: FollowUpReportRow,
  ids: readonly string[],
  done: ReadonlySet<string>,
  problems: Problem[],
): Promise<ReportedPart[]> {
  const parts: ReportedPart[] = [];
  for (const [index, id] of ids.entries()) {
    const field = ["participations", String(index)];
    const { problem: notValid, ...reported } = await partToReport(context, report, id, field);
    parts.push(reported);
    if (notValid !== null) problems.push(notValid);
    else if (done.has(reported.part.id))
      problems.push(
        problem(context, "ALREADY_EXISTS", field, {
          sv: `${reported.reference} är redan uppföljd i rapporten: ändra den uppföljningen.`,
          en: `${reported.reference} is followed up in the report already: change that follow-up.`,
        }),
      );
  }
  return parts;
}

function nothingToKeep(context: RequestContext, field: readonly string[]): Problem {
  return problem(context, "NOTHING_TO_KEEP", field, {
    sv: "Det finns inget godkänt tidigare i år att behålla: skriv uppföljningen.",
    en: "Nothing is approved earlier in the year that could be kept: write the follow-up.",
  });
}
