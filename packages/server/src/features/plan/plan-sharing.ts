import type { RequestContext } from "../../context/request-context.js";
import { membershipsOfMunicipality } from "../collaboration/index.js";
import type { PlanRow } from "./plan.row.js";

/** The columns that the act of sharing writes (docs/who-sees-what.md). */
export interface PlanSharing {
  sharedIn: string | null;
  /** 1 January of the plan's year: a member that has left keeps what is about its time. */
  sharedFor: string | null;
}

/**
 * Where a plan, its parts and its decision are shared by the adoption: in the collaboration that the municipality is a
 * member of on some day of the plan's year, the oldest of them where there are several. One that it has not joined yet
 * today gets nothing.
 */
export async function sharingOfPlan(
  context: RequestContext,
  { municipalityId, year }: Pick<PlanRow, "municipalityId" | "year">,
): Promise<PlanSharing> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const memberships = await context.loader(membershipsOfMunicipality).load(municipalityId);
  const membership = memberships.find(
    ({ validFrom, validTo }) => validFrom <= last && first <= (validTo ?? first) && validFrom <= context.clock.today(),
  );
  return { sharedIn: membership?.collaborationId ?? null, sharedFor: membership ? first : null };
}
