import type { ActionCancelArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem, refusal, staleVersion } from "../../errors/problem.js";
import { checkDecision, decisionContent, insertDecision } from "../decision/index.js";
import { changeParticipation, type ParticipationRow } from "../participation/index.js";
import { mayCancel } from "./action.policy.js";
import type { ActionRow } from "./action.row.js";
import { contentOf } from "./action-content.js";
import { type ActionFactsOf, actionFacts } from "./action-facts.js";
import type { ActionContentValues } from "./read-content.js";
import { countChange, lockAction } from "./require-action.js";
import { contentValues, type RevisionKey, writeContent } from "./write-content.js";

/**
 * Cancels an action from a day on: a new content that says so, which the lead's plans of that year and later have from
 * now on. Periods that ended before the day still count it (R-A). Once a plan with it is adopted it takes a decision.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION with the action as it is now, WRONG_STATE, DECISION_REQUIRED, and what is wrong
 */
export async function cancelAction(context: RequestContext, args: ActionCancelArgs): Promise<ActionRow> {
  const action = await lockAction(context, args.id);
  const facts = await actionFacts(context, action);
  const may = mayCancel(context.actor, facts);
  if (!may.allowed && may.code === "FORBIDDEN") throw new DomainError(refusal(context, may));
  if (action.version !== args.expectedVersion) throw staleVersion(context, { action });
  if (!may.allowed) throw new DomainError(refusal(context, may));
  refuseIfAny(await faultsOf(context, args, facts));

  const leads = facts.parts.filter(({ role }) => role === "LEAD").map(({ row }) => row);
  const adopted = leads.find(({ inForce, year }) => inForce && `${year}` === args.on.slice(0, 4));
  const part = adopted ?? leads.at(-1);
  if (part === undefined) throw new Error("The policy has let through an action that nobody leads.");
  const decision = args.decision
    ? await insertDecision(context, { ...decisionContent(args.decision), ...sharedAs(part, facts.parts) })
    : null;
  const cancellation: Cancellation = {
    ...{ implementationStatus: "CANCELLED", cancelledOn: args.on, cancellationReason: args.reason.trim() },
    cancellationDecisionId: decision,
  };
  const later = leads.filter((lead) => lead !== part && `${lead.year}-12-31` >= args.on);
  await writeCancelled(context, action, [part, ...later], cancellation);
  // Last: what is cancelled by then is shared where a partner's plan is in force (trigger share_cancellation).
  const now = await countChange(context, action);
  context.clearLoaders();
  return now;
}

type Cancellation = Pick<
  ActionContentValues,
  "implementationStatus" | "cancelledOn" | "cancellationReason" | "cancellationDecisionId"
>;

/**
 * What each year's plan has, it has as cancelled from now on: what is written for one year does not come into another.
 * A plan that has fixed its content has the cancelled one instead; what ended before the day stays.
 */
async function writeCancelled(
  context: RequestContext,
  action: ActionRow,
  parts: readonly ParticipationRow[],
  cancellation: Cancellation,
): Promise<void> {
  const written = new Map<string, RevisionKey>();
  for (const part of parts) {
    const content = await contentOf(context, part);
    if (content === null) throw new Error(`The action ${action.id} has no content that its lead may see.`);
    let revision = written.get(content.id);
    if (revision === undefined && content.cancelledOn === null) {
      const values = { ...(await contentValues(context, content)), ...cancellation };
      revision = await writeContent(context, action, part, values, content);
      written.set(content.id, revision);
    }
    if (part.revisionId !== null && revision !== undefined)
      await changeParticipation(context, part, {
        revisionMunicipalityId: revision.municipalityId,
        revisionId: revision.id,
      });
  }
}

async function faultsOf(
  context: RequestContext,
  { on, reason, decision }: ActionCancelArgs,
  { isAdopted }: ActionFactsOf,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  if (reason.trim() === "")
    problems.push(
      problem(context, "EMPTY_STRING", ["reason"], {
        sv: "Ange varför åtgärden utgår.",
        en: "Say why the action is cancelled.",
      }),
    );
  if (!decision) {
    if (isAdopted)
      problems.push(
        problem(context, "DECISION_REQUIRED", ["decision"], {
          sv: "Åtgärden finns i en antagen plan: ange beslutet som den utgår genom.",
          en: "The action is in an adopted plan: give the decision by which it is cancelled.",
        }),
      );
    return problems;
  }
  problems.push(...(await checkDecision(context, decisionContent(decision), "decision")));
  if (on < decision.date)
    problems.push(
      problem(context, "INVALID", ["on"], {
        sv: `Åtgärden kan inte utgå före beslutets dag, ${decision.date}: det som har följts upp dessförinnan står fast.`,
        en: `The action cannot be cancelled from before the decision's day, ${decision.date}: what was followed up before stands.`,
      }),
    );
  return problems;
}

/** The decision is the canceller's, and read where a plan with the action is, also a partner's alone. */
function sharedAs(part: ParticipationRow, parts: ActionFactsOf["parts"]) {
  const shared = part.sharedIn === null ? parts.find(({ row }) => row.sharedIn !== null)?.row : part;
  return {
    municipalityId: part.municipalityId,
    sharedIn: shared?.sharedIn ?? null,
    sharedFor: shared?.sharedFor ?? null,
  };
}
