import type { SharedTextState } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { updateVersioned } from "../../db/update-versioned.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { refusal, staleVersion } from "../../errors/problem.js";
import { commonSectionFacts, maySharedText, sharedTextState, stateAfter } from "../adoption/index.js";
import { requireCommonSection } from "./common-section.store.js";
import { CommonSectionVersionRow } from "./common-section-version.row.js";

export type Changes = Omit<Partial<CommonSectionVersionRow>, "id" | "version" | "state">;

/**
 * What every change of a version by a coordinator has in common: it exists, the actor may, nobody was faster, the state
 * allows it, and what is given is right; then it is written, and read again. `changes` notes what is wrong in `problems`,
 * and gives null where nothing is to change.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION with the version as it is now, WRONG_STATE and the problems noted
 */
export async function changeCommonSection(
  context: RequestContext,
  verb: "update" | "propose",
  { id, expectedVersion }: { id: string; expectedVersion: number },
  changes: (version: CommonSectionVersionRow, to: SharedTextState | null, problems: Problem[]) => Changes | null,
): Promise<CommonSectionVersionRow> {
  const version = await requireCommonSection(context, id);
  const today = context.clock.today();
  const may = maySharedText(verb, context.actor, await commonSectionFacts(context, version), today);
  if (!may.allowed && may.code === "FORBIDDEN") throw new DomainError(refusal(context, may));
  if (version.version !== expectedVersion) throw staleVersion(context, { commonSection: version });
  const problems = may.allowed ? [] : [refusal(context, may)];
  const to = stateAfter(verb, sharedTextState(version, today));
  const changed = changes(version, to, problems);
  refuseIfAny(problems);
  if (to === null || changed === null) return version;
  const written = await updateVersioned(context, CommonSectionVersionRow, version, { ...changed, state: to });
  const now = await requireCommonSection(context, id);
  if (!written) throw staleVersion(context, { commonSection: now });
  return now;
}
