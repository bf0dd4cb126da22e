import type { RequestContext } from "../../../context/request-context.js";
import type { ApplicationTotals } from "../facts.js";
import { applicationTotals } from "../rules/applications.js";
import type { GrantedProject } from "./load-projects.js";

export interface ApplicationsWanted {
  collaborationId: string;
  year: number;
  municipalities: readonly string[];
  lastDay: string;
}

interface TotalsRow {
  decided: bigint;
  granted: bigint;
  applied_amount: bigint;
}

/**
 * R-J for some of the members. The database counts, since another member's rejected application is hidden as a row; what
 * was granted is in plain sight, on the lines of the granted projects.
 */
export async function loadApplications(
  context: RequestContext,
  { collaborationId, year, municipalities, lastDay }: ApplicationsWanted,
  projects: readonly GrantedProject[],
): Promise<ApplicationTotals> {
  const [totals] = await context.query<TotalsRow>("SELECT * FROM application_totals($1, $2, make_date($3, 1, 1), $4)", [
    collaborationId,
    municipalities,
    year,
    lastDay,
  ]);
  return {
    decided: Number(totals?.decided ?? 0),
    granted: Number(totals?.granted ?? 0),
    appliedAmount: totals?.applied_amount ?? 0n,
    grantedAmount: applicationTotals(projects, municipalities, year, lastDay).grantedAmount,
  };
}
