import type { EffectInput, FollowUpInput, FollowUpSaveArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { updateVersioned } from "../../db/update-versioned.js";
import { type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem, staleVersion } from "../../errors/problem.js";
import { readMarkdown } from "../rich-text/index.js";
import { ActionFollowUpRow } from "./action-follow-up.row.js";
import { faultsIn } from "./follow-up.rules.js";
import { insertEffects, insertFollowUp } from "./follow-up.store.js";
import { followUpContent, nothingReported } from "./follow-up-content.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { lastApproved, nextApproved } from "./last-approved.js";
import { followUpsByReport } from "./report.loaders.js";
import { partToReport } from "./reported-part.js";
import { reportToWriteIn, startReport } from "./write-follow-ups.js";

/**
 * Writes what is reported about one part (I18); the first thing that is written starts the report. The rules are about the
 * result: I19, I21, I22.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION with the follow-up as it is now, WRONG_STATE, PERIOD_CLOSED,
 *   PART_NOT_VALID, and everything that is wrong with the input
 */
export async function saveFollowUp(
  context: RequestContext,
  { report: reportId, participation, expectedVersion, input }: FollowUpSaveArgs,
): Promise<ActionFollowUpRow> {
  const { report, read } = await reportToWriteIn(context, reportId, async (held) => {
    const reported = await partToReport(context, held, participation);
    const before = await followUpOn(context, held, reported.part.id);
    if ((before?.version ?? 0) !== expectedVersion) throw staleVersion(context, { followUp: before });
    return { ...reported, before };
  });
  const { part, content: plan, problem: notValid, before } = read;
  const problems: Problem[] = notValid === null ? [] : [notValid];
  const content = followUpContent(context, input, before ?? nothingReported, problems);
  const effects = readEffects(context, input.effects, problems);
  const last = (await lastApproved(context, report)).get(part.actionId) ?? null;
  const next = (await nextApproved(context, report)).get(part.actionId) ?? null;
  for (const { code, field, words } of faultsIn(content, plan?.endDate ?? null, last, next))
    if (code !== "BELOW_LAST_PERIOD" || isStated(input, field))
      problems.push(problem(context, code, ["input", ...field], words));
  refuseIfAny(problems);

  const started = await startReport(context, report);
  const followUp = before
    ? await change(context, before, { ...content, unchanged: false }, effects)
    : await create(context, () => insertFollowUp(context, started, part.id, content), effects);
  if (followUp === null) throw staleVersion(context, { followUp: await followUpOn(context, started, part.id) });
  return followUp;
}

/** I19 is about figures that are stated now; those that nobody has come to yet are asked for when the report is handed in. */
function isStated(input: FollowUpInput, [figure]: readonly string[]): boolean {
  return input[figure === "cost" ? "cost" : "attendance"] !== undefined || input.correctionNote !== undefined;
}

/** Null where somebody else was faster. */
async function change(
  context: RequestContext,
  before: ActionFollowUpRow,
  changes: Partial<ActionFollowUpRow>,
  effects: EffectInput[] | null,
): Promise<ActionFollowUpRow | null> {
  const effectList = effects === null ? before.effectList : before.effectList + 1;
  if (!(await updateVersioned(context, ActionFollowUpRow, before, { ...changes, effectList }))) return null;
  if (effects !== null) await insertEffects(context, { ...before, effectList }, effects);
  return await context.rows.findOneByOrFail(ActionFollowUpRow, { id: before.id });
}

async function create(
  context: RequestContext,
  insert: () => Promise<string | null>,
  effects: EffectInput[] | null,
): Promise<ActionFollowUpRow | null> {
  const id = await insert();
  if (id === null) return null;
  const followUp = await context.rows.findOneByOrFail(ActionFollowUpRow, { id });
  await insertEffects(context, followUp, effects ?? []);
  return followUp;
}

async function followUpOn(
  context: RequestContext,
  { id }: FollowUpReportRow,
  participationId: string,
): Promise<ActionFollowUpRow | null> {
  context.clearLoaders();
  const followUps = await context.loader(followUpsByReport).load(id);
  return followUps.find((followUp) => followUp.participationId === participationId) ?? null;
}

/** The whole list; null where it stays as it is. */
function readEffects(
  context: RequestContext,
  effects: EffectInput[] | null | undefined,
  problems: Problem[],
): EffectInput[] | null {
  if (effects === undefined) return null;
  return (effects ?? []).map((effect, index) => {
    const path = ["input", "effects", String(index), "description"];
    return { ...effect, description: readMarkdown(context, effect.description, path, problems) ?? "" };
  });
}
