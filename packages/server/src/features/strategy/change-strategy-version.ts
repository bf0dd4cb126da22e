import type { SharedTextState } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { updateVersioned } from "../../db/update-versioned.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { refusal, staleVersion } from "../../errors/problem.js";
import { maySharedText, sharedTextState, stateAfter, strategyFacts } from "../adoption/index.js";
import { SharedStrategyVersionRow } from "./shared-strategy-version.row.js";
import { requireStrategyVersion } from "./strategy.store.js";
import type { StrategyContent } from "./strategy-content.js";
import { writeContent } from "./strategy-content.store.js";

export interface StrategyChanges {
  version: Omit<Partial<SharedStrategyVersionRow>, "id" | "version">;
  /** What it is to say, where that is changed. */
  content?: StrategyContent;
}

/**
 * What every change of a version by a coordinator has in common, as with a common section: it exists, the actor may,
 * nobody was faster, the state allows it, and what is given is right; then it is written, and read again. `changes`
 * notes what is wrong in `problems`, and gives null where nothing is to change.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION with the version as it is now, WRONG_STATE and the problems noted
 */
export async function changeStrategyVersion(
  context: RequestContext,
  verb: "update" | "propose",
  { id, expectedVersion }: { id: string; expectedVersion: number },
  changes: (version: SharedStrategyVersionRow, problems: Problem[]) => Promise<StrategyChanges | null>,
): Promise<SharedStrategyVersionRow> {
  const version = await requireStrategyVersion(context, id);
  const today = context.clock.today();
  const may = maySharedText(verb, context.actor, await strategyFacts(context, version), today);
  if (!may.allowed && may.code === "FORBIDDEN") throw new DomainError(refusal(context, may));
  if (version.version !== expectedVersion) throw staleVersion(context, { strategyVersion: version });
  const problems = may.allowed ? [] : [refusal(context, may)];
  const to: SharedTextState | null = stateAfter(verb, sharedTextState(version, today));
  const changed = await changes(version, problems);
  refuseIfAny(problems);
  if (to === null || changed === null) return version;
  // The version first: whoever is slower stops here, before anything of the parts is written.
  const written = await updateVersioned(context, SharedStrategyVersionRow, version, { state: to, ...changed.version });
  if (written && changed.content) await writeContent(context, version, changed.content);
  const now = await requireStrategyVersion(context, id);
  if (!written) throw staleVersion(context, { strategyVersion: now });
  return now;
}
