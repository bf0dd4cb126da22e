import type { ActionCreateInput } from "@samplan/schema";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem, refusal } from "../../errors/problem.js";
import { insertParticipation, pinParts } from "../participation/index.js";
import {
  collaborationsOf,
  holdPlans,
  mayPlan,
  type PlanRow,
  planFacts,
  planInPlace,
  requirePlan,
  strategyVersionsOf,
} from "../plan/index.js";
import type { ActionRow } from "./action.row.js";
import { type ActionContentValues, newContent, readContent } from "./read-content.js";
import type { StrategyOfPlan } from "./read-links.js";
import { readOwnPart } from "./read-own-part.js";
import { requireAction } from "./require-action.js";
import { writeContent } from "./write-content.js";

const noPart = { responsibleFunction: null, budgetAmount: null, budgetCurrency: null };

/**
 * A new action in a plan whose text is open: its reference, its first content, and the lead of the plan's body in it.
 * Nothing but a title is demanded while drafting (I14).
 * @throws DomainError NOT_FOUND, FORBIDDEN, WRONG_STATE, and what is wrong with the content
 */
export async function createAction(context: RequestContext, input: ActionCreateInput): Promise<ActionRow> {
  const field = ["input", "plan"];
  // Nobody puts the plan to decision, or decides on it, before the action is in it.
  await holdPlans(context, [await planInPlace(context, input.plan, field)]);
  const plan = await requirePlan(context, input.plan, field);
  const may = mayPlan("update", context.actor, await planFacts(context, plan));
  if (!may.allowed) throw new DomainError(refusal(context, may, field));
  const problems: Problem[] = [];
  const strategy = await strategyOf(context, plan, null);
  if (input.section === "COMMON" && (await collaborationsOf(context, plan, context.clock.today())).length === 0)
    problems.push(
      problem(context, "INVALID", ["input", "section"], {
        sv: "Kommunen är inte med i någon samverkan som planen har en gemensam del med: lägg åtgärden i den egna delen.",
        en: "The municipality is in no collaboration whose common part the plan includes: put the action into the own part.",
      }),
    );
  const content = await readContent(context, input.content, null, { ...strategy, year: plan.year }, problems);
  const part = readOwnPart(context, input, noPart, problems);
  refuseIfAny(problems);

  const { municipalityId, bodyId, year } = plan;
  const id = uuidv7();
  const collaborationId = content.collaborationId ?? strategy.onlyCollaborationId;
  await insertRow(context, "action", {
    ...{ municipality_id: municipalityId, id, body_id: bodyId, collaboration_id: collaborationId },
    section: input.section,
  });
  const action = { id, municipalityId };
  const revision = await writeContent(context, action, plan, { ...newContent, ...content }, null);
  // A plan in force has its content fixed: its text is open, until it agrees with the adjusted minutes.
  const pin = plan.inForce ? { revisionMunicipalityId: municipalityId, revisionId: revision.id } : {};
  const whose = { municipalityId, bodyId, year, planId: plan.id, actionMunicipalityId: municipalityId, actionId: id };
  await insertParticipation(context, { ...whose, role: "LEAD", ...part, ...pin });
  if (plan.inForce) await pinParts(context, plan, plan);
  return await requireAction(context, id);
}

/** The strategy that a plan is on; of one collaboration where the action serves one already, or there is but one. */
export async function strategyOf(
  context: RequestContext,
  plan: PlanRow,
  collaborationId: ActionContentValues["collaborationId"],
): Promise<StrategyOfPlan & { onlyCollaborationId: string | null }> {
  const versions = await strategyVersionsOf(context, plan);
  const [first, ...others] = new Set(versions.map((version) => version.collaborationId));
  return {
    collaborationId,
    onlyCollaborationId: others.length === 0 ? (first ?? null) : null,
    strategyVersionIds: versions.map(({ id }) => id),
  };
}
