import type { ApplicationTotals, FundingLineFact, FundingState } from "../facts.js";
import { isGranted } from "./funding-state.js";

/** An application with all its owners; `applied` is the whole of it in öre, null when not known. */
export interface ApplicationFact {
  state: FundingState;
  decidedOn: string | null;
  applied: bigint | null;
  municipalityIds: string[];
  lines: Pick<FundingLineFact, "municipalityId" | "granted">[];
}

/**
 * R-J: the applications of a member set decided from 1 January to the last day. A joint one counts once, with all that
 * was applied for; of what was granted the member set's own lines count (R-I). One whose applied amount is not known is
 * counted in number and left out of both amounts.
 */
export function applicationTotals(
  applications: readonly ApplicationFact[],
  municipalities: readonly string[],
  year: number,
  lastDay: string,
): ApplicationTotals {
  const members = new Set(municipalities);
  const totals: ApplicationTotals = { decided: 0, granted: 0, appliedAmount: 0n, grantedAmount: 0n };
  for (const { state, decidedOn, applied, municipalityIds, lines } of applications) {
    if (!isGranted(state) && state !== "REJECTED") continue;
    if (decidedOn === null || decidedOn < `${year}-01-01` || decidedOn > lastDay) continue;
    if (!municipalityIds.some((id) => members.has(id))) continue;
    totals.decided += 1;
    if (isGranted(state)) totals.granted += 1;
    if (applied === null) continue;
    totals.appliedAmount += applied;
    for (const line of lines)
      if (isGranted(state) && members.has(line.municipalityId)) totals.grantedAmount += line.granted;
  }
  return totals;
}
