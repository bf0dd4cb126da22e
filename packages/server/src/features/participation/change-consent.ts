import type { RequestContext } from "../../context/request-context.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem, refusal, staleVersion } from "../../errors/problem.js";
import { lockActions } from "./lock-actions.js";
import { partFacts } from "./part-facts.js";
import { mayParticipation, type PartFacts } from "./participation.policy.js";
import type { ParticipationRow } from "./participation.row.js";
import { requireParticipation } from "./participation.store.js";
import type { ParticipationVerb } from "./participation.transitions.js";

/**
 * What every change of who takes part has in common: the part exists, the actor may, nobody was faster, the state allows
 * it, and what is given is right; then it is written, and read again. The action is locked, so that of two answers to one
 * invitation the second sees the first.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION with the part as it is now, WRONG_STATE or LEAD_CANNOT_LEAVE, and the problems noted
 */
export async function changeConsent(
  context: RequestContext,
  verb: ParticipationVerb,
  { id, expectedVersion }: { id: string; expectedVersion: number },
  write: (part: ParticipationRow, problems: Problem[], facts: PartFacts) => Promise<() => Promise<void>>,
): Promise<ParticipationRow> {
  await lockActions(context, [(await requireParticipation(context, id)).actionId]);
  const part = await requireParticipation(context, id);
  const facts = await partFacts(context, part);
  const may = mayParticipation(verb, context.actor, facts);
  if (!may.allowed && may.code === "FORBIDDEN") throw new DomainError(refusal(context, may));
  if (part.version !== expectedVersion) throw staleVersion(context, { participation: part });
  if (!may.allowed) throw new DomainError(refusal(context, may));
  const problems: Problem[] = [];
  const commit = await write(part, problems, facts);
  refuseIfAny(problems);
  await commit();
  return await requireParticipation(context, id);
}

/** A reason that is given; null where there is none, and where it is empty, noted in `problems`. */
export function readReason(
  context: RequestContext,
  reason: string | null | undefined,
  problems: Problem[],
): string | null {
  if (reason == null) return null;
  const trimmed = reason.trim();
  if (trimmed !== "") return trimmed;
  problems.push(
    problem(context, "EMPTY_STRING", ["reason"], {
      sv: "Tom text: skriv ett skäl.",
      en: "An empty text: write a reason.",
    }),
  );
  return null;
}
