import type { ActionUpdateArgs, ActionUpdateInput } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { refusal, staleVersion } from "../../errors/problem.js";
import { changeParticipation, type ParticipationRow } from "../participation/index.js";
import { requirePlan } from "../plan/index.js";
import { mayUpdateAction, mayWriteContent, mayWritePart } from "./action.policy.js";
import type { ActionRow } from "./action.row.js";
import { contentOf } from "./action-content.js";
import { type ActionFactsOf, actionFacts } from "./action-facts.js";
import type { ActionRevisionRow } from "./action-revision.row.js";
import { chooseOwnPart } from "./choose-own-part.js";
import { strategyOf } from "./create-action.js";
import { type ActionContentValues, readContent } from "./read-content.js";
import { readOwnPart } from "./read-own-part.js";
import { countChange, lockAction } from "./require-action.js";
import { contentValues, writeContent } from "./write-content.js";

/**
 * Changes an action: its content, by the body that leads, and the caller's own part. It is counted by the action's one
 * version, so that two sides who write at once both know of it.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION with the action as it is now, WRONG_STATE, and what is wrong
 */
export async function updateAction(
  context: RequestContext,
  { id, expectedVersion, input }: ActionUpdateArgs,
): Promise<ActionRow> {
  const action = await lockAction(context, id);
  const facts = await actionFacts(context, action);
  refuseUnlessCovered(context, facts, input);
  if (action.version !== expectedVersion) throw staleVersion(context, { action });
  const part = await chooseOwnPart(context, facts, input);
  const problems: Problem[] = [];
  const base = await contentOf(context, part);
  const content = input.content ? await contentAfter(context, action, part, base, input.content, problems) : null;
  const own = readOwnPart(context, input, part, problems);
  refuseIfAny(problems);
  const isOwnChanged = input.responsibleFunction !== undefined || input.budget !== undefined;
  if (content === null && !isOwnChanged) return action;
  const now = await countChange(context, action);
  if (content !== null) {
    const revision = await writeContent(context, action, part, content, base);
    // The plan is in force and its text open: what it has fixed is now this.
    if (part.revisionId !== null && part.revisionId !== revision.id)
      await changeParticipation(context, part, {
        revisionMunicipalityId: revision.municipalityId,
        revisionId: revision.id,
      });
  }
  if (isOwnChanged) await changeParticipation(context, part, { ...own }, { counted: true });
  context.clearLoaders();
  return now;
}

function refuseUnlessCovered(context: RequestContext, facts: ActionFactsOf, input: ActionUpdateInput): void {
  const may = mayUpdateAction(context.actor, facts);
  if (!may.allowed && may.code === "FORBIDDEN") throw new DomainError(refusal(context, may));
  if (!input.content) return;
  // The own part is the caller's, but the content the lead's.
  const covered = facts.parts.filter((part) => {
    const mayOwn = mayWritePart(context.actor, part);
    return mayOwn.allowed || mayOwn.code !== "FORBIDDEN";
  });
  const abilities = covered.map((part) => mayWriteContent(context.actor, part));
  const [first] = abilities;
  if (first && !first.allowed && abilities.every((one) => !one.allowed && one.code === "FORBIDDEN"))
    throw new DomainError(refusal(context, first, ["input", "content"]));
}

async function contentAfter(
  context: RequestContext,
  action: ActionRow,
  part: ParticipationRow,
  base: ActionRevisionRow | null,
  input: NonNullable<ActionUpdateInput["content"]>,
  problems: Problem[],
): Promise<ActionContentValues> {
  if (part.planId === null) throw new Error("The policy has let content through that is in no plan.");
  if (base === null) throw new Error(`The action ${action.id} has no content that its lead may see.`);
  const before = await contentValues(context, base);
  const plan = await requirePlan(context, part.planId);
  const strategy = await strategyOf(context, plan, action.collaborationId ?? before.collaborationId);
  return await readContent(context, input, before, { ...strategy, year: plan.year }, problems);
}
