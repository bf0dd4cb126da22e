import type { RepealRecordArgs } from "@samplan/schema";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import { DomainError, refuseIfAny } from "../../errors/domain-error.js";
import { refusal } from "../../errors/problem.js";
import { maySharedText } from "../adoption/index.js";
import { checkDecision, decisionContent, insertDecision, missingInDecision } from "../decision/index.js";
import { checkDecidingBody } from "./check-deciding-body.js";
import { factsOf, lockText, referenceTo, requireText } from "./deciding-text.js";
import { aboutDay, missingFinality, type RecordedAdoption } from "./record-adoption.js";
import { settleRepeal } from "./settle-text.js";

/**
 * Records that the viewer's municipality has decided to repeal a text in force, and shares the decision with the members.
 * With the last voting member's it is repealed, from the day that the latest of them counts; where one member is left,
 * with that one's.
 * @throws DomainError NOT_FOUND, FORBIDDEN, WRONG_STATE, ALREADY_DECIDED, and what is wrong with the decision
 */
export async function recordRepeal(
  context: RequestContext,
  { id, decision }: RepealRecordArgs,
): Promise<RecordedAdoption> {
  const text = await lockText(context, await requireText(context, id));
  const may = maySharedText("repeal", context.actor, await factsOf(context, text), context.clock.today());
  if (!may.allowed && may.code === "FORBIDDEN") throw new DomainError(refusal(context, may));
  const content = decisionContent(decision);
  refuseIfAny([
    ...(may.allowed ? [] : [refusal(context, may)]),
    ...(await checkDecision(context, content, "decision")),
    ...(await checkDecidingBody(context, text, content, "decision")),
  ]);
  const municipalityId = context.actor?.municipalityId;
  if (municipalityId === undefined) throw new Error("The policy has let through what it should not.");
  const { collaborationId } = text.row;
  const sharing = { sharedIn: collaborationId, sharedFor: aboutDay(text, content) };
  const decisionId = await insertDecision(context, { ...content, municipalityId, ...sharing });
  const { strategyVersionId, commonSectionVersionId } = referenceTo(text);
  await insertRow(context, "repeal", {
    ...{ collaboration_id: collaborationId, id: uuidv7(), municipality_id: municipalityId, decision_id: decisionId },
    ...{ strategy_version_id: strategyVersionId, common_section_version_id: commonSectionVersionId },
  });
  context.clearLoaders();
  await settleRepeal(context, text);
  const warnings = [
    ...missingInDecision(context, content, "decision"),
    ...(await missingFinality(context, municipalityId, content)),
  ];
  return { text: await requireText(context, id), warnings };
}
