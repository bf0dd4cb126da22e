import type { PeriodState, PeriodVersionArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { updateVersioned } from "../../db/update-versioned.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { refusal, staleVersion } from "../../errors/problem.js";
import { FollowUpPeriodRow } from "./follow-up-period.row.js";
import { mayPeriod } from "./period.policy.js";
import { lockPeriod, requirePeriod } from "./period.store.js";
import { type PeriodVerb, stateAfter } from "./period.transitions.js";
import { periodState } from "./period-state.js";

type Days = Partial<Pick<FollowUpPeriodRow, "from" | "to" | "dueOn">>;

/**
 * What every change of a period has in common. `changes` gives the days that change, and notes what is wrong with them.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION with the period as it is now, WRONG_STATE and what is noted
 */
export async function changePeriod(
  context: RequestContext,
  verb: PeriodVerb,
  { id, expectedVersion }: PeriodVersionArgs,
  changes: (period: FollowUpPeriodRow, state: PeriodState, problems: Problem[]) => Promise<Days> = async () => ({}),
): Promise<FollowUpPeriodRow> {
  await lockPeriod(context, id);
  const period = await requirePeriod(context, id);
  const state = periodState(period, context.clock.today());
  const may = mayPeriod(verb, context.actor, { municipalityId: period.municipalityId, state });
  if (!may.allowed && may.code === "FORBIDDEN") throw new DomainError(refusal(context, may));
  if (period.version !== expectedVersion) throw staleVersion(context, { period });
  if (!may.allowed) throw new DomainError(refusal(context, may));
  const problems: Problem[] = [];
  const days = await changes(period, state, problems);
  refuseIfAny(problems);
  const to = stateAfter(verb, state);
  if (to === null) throw new Error("The policy has let through what it should not.");
  const written = await updateVersioned(context, FollowUpPeriodRow, period, { ...days, state: to });
  const now = await requirePeriod(context, id);
  if (!written) throw staleVersion(context, { period: now });
  return now;
}
