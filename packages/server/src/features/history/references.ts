import type { RequestContext } from "../../context/request-context.js";
import { type ActionRow, actionById, revisionById } from "../action/index.js";
import { invitationById, participationById } from "../participation/index.js";
import { type FollowUpReportRow, followUpById, reportById } from "../report/index.js";
import type { ChangeInAct } from "./act.js";

/** The action that a change is about, by way of its part, content or follow-up; null where it is about none. */
export async function actionBehind(context: RequestContext, change: ChangeInAct): Promise<ActionRow | null> {
  const id = await actionIdOf(context, change);
  return id === null ? null : await context.loader(actionById).load(id);
}

async function actionIdOf(context: RequestContext, { table, entry }: ChangeInAct): Promise<string | null> {
  const { id = "", revision_id = "" } = entry.key;
  const told = { ...entry.before, ...entry.after };
  if (typeof told.action_id === "string") return told.action_id;
  switch (table) {
    case "action":
      return id;
    case "participation":
      return (await context.loader(participationById).load(id))?.actionId ?? null;
    case "participation_invitation":
      return (await context.loader(invitationById).load(id))?.actionId ?? null;
    case "action_revision":
      return (await context.loader(revisionById).load(id))?.actionId ?? null;
    case "action_revision_point":
    case "action_revision_principle":
      return (await context.loader(revisionById).load(revision_id))?.actionId ?? null;
    case "action_follow_up": {
      const followUp = await context.loader(followUpById).load(id);
      return followUp === null
        ? null
        : ((await context.loader(participationById).load(followUp.participationId))?.actionId ?? null);
    }
    default:
      return null;
  }
}

/** The report that a change is about; null where it is about none. */
export async function reportBehind(
  context: RequestContext,
  { source, table, entry }: ChangeInAct,
): Promise<FollowUpReportRow | null> {
  const ofReport = ["follow_up_report", "report_reason", "action_follow_up", "effect"];
  if (!ofReport.includes(table)) return null;
  if (source.of === "follow_up_report") return await context.loader(reportById).load(source.id);
  const id = table === "follow_up_report" ? entry.key.id : entry.after?.report_id;
  return typeof id === "string" ? await context.loader(reportById).load(id) : null;
}
