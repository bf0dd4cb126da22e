import type { EffectInput } from "@samplan/schema";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { insertIfAbsent } from "../../db/insert-if-absent.js";
import { insertRow } from "../../db/insert-row.js";
import type { ActionFollowUpRow } from "./action-follow-up.row.js";
import type { FollowUpContent } from "./follow-up.rules.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";

type Written = Pick<FollowUpReportRow, "municipalityId" | "id" | "bodyId" | "state">;

/** Puts in what is reported about a part for the first time; null where it is there already. */
export async function insertFollowUp(
  context: RequestContext,
  report: Written,
  participationId: string,
  content: FollowUpContent,
): Promise<string | null> {
  const id = uuidv7();
  const inserted = await insertIfAbsent(context, "action_follow_up", {
    ...{ municipality_id: report.municipalityId, id, report_id: report.id, body_id: report.bodyId },
    ...{ report_state: report.state, participation_id: participationId, assessment: content.assessment },
    ...{ implementation_status: content.implementationStatus, progress: content.progress, comment: content.comment },
    ...{ corrective_measure: content.correctiveMeasure, cost_amount: content.costAmount },
    ...{ cost_forecast_amount: content.costForecastAmount, attendance_women: content.attendanceWomen },
    ...{ attendance_men: content.attendanceMen, attendance_other: content.attendanceOther },
    ...{ attendance_unspecified: content.attendanceUnspecified, correction_note: content.correctionNote },
    completed_on: content.completedOn,
  });
  return inserted ? id : null;
}

/** Puts in a list of effects; it applies where it is the one that the follow-up names. */
export async function insertEffects(
  context: RequestContext,
  { municipalityId, id, effectList }: Pick<ActionFollowUpRow, "municipalityId" | "id" | "effectList">,
  effects: readonly EffectInput[],
): Promise<void> {
  for (const [index, { kind, evidenceLevel, description }] of effects.entries()) {
    await insertRow(context, "effect", {
      ...{ municipality_id: municipalityId, id: uuidv7(), follow_up_id: id, position: index + 1 },
      ...{ kind, evidence_level: evidenceLevel, description, list: effectList },
    });
  }
  context.clearLoaders();
}

/** What is copied, and to which part. */
export interface Copy {
  followUpId: string;
  participationId: string;
}

/** $1 report, $2 its state, $3 and $4 the copies, $5 whether they are kept unchanged: a note was on the figures before. */
const COPY = `
  INSERT INTO action_follow_up (municipality_id, id, report_id, body_id, report_state, participation_id, assessment, implementation_status, progress,
    comment, corrective_measure, cost_amount, cost_forecast_amount, attendance_women, attendance_men, attendance_other, attendance_unspecified,
    completed_on, correction_note, unchanged)
  SELECT f.municipality_id, gen_random_uuid(), $1, f.body_id, $2, c.participation_id, f.assessment, f.implementation_status, f.progress,
    f.comment, f.corrective_measure, f.cost_amount, f.cost_forecast_amount, f.attendance_women, f.attendance_men, f.attendance_other, f.attendance_unspecified,
    f.completed_on, CASE WHEN NOT $5::boolean THEN f.correction_note END, $5::boolean OR f.unchanged
  FROM unnest($3::uuid[], $4::uuid[]) AS c (follow_up_id, participation_id) JOIN action_follow_up f ON f.id = c.follow_up_id
  ON CONFLICT DO NOTHING RETURNING id, participation_id`;

const COPY_EFFECTS = `
  INSERT INTO effect (municipality_id, id, follow_up_id, position, kind, evidence_level, description)
  SELECT e.municipality_id, gen_random_uuid(), c.copy_id, e.position, e.kind, e.evidence_level, e.description
  FROM unnest($1::uuid[], $2::uuid[]) AS c (copy_id, follow_up_id) JOIN effect e ON e.follow_up_id = c.follow_up_id`;

/**
 * Copies what earlier follow-ups say, with their effects, into a report; parts that have a follow-up there keep it.
 * @returns how many were copied
 */
export async function copyFollowUps(
  context: RequestContext,
  report: Pick<FollowUpReportRow, "id" | "state">,
  copies: readonly Copy[],
  { unchanged }: { unchanged: boolean },
): Promise<number> {
  const made = await context.query<{ id: string; participation_id: string }>(COPY, [
    ...[report.id, report.state, copies.map(({ followUpId }) => followUpId)],
    ...[copies.map(({ participationId }) => participationId), unchanged],
  ]);
  const source = new Map(copies.map(({ participationId, followUpId }) => [participationId, followUpId]));
  await context.query(COPY_EFFECTS, [
    made.map(({ id }) => id),
    made.map(({ participation_id }) => source.get(participation_id)),
  ]);
  context.clearLoaders();
  return made.length;
}
