import type { PeriodVersionArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { bodiesOfMunicipality } from "../body/index.js";
import { holdPlans } from "../plan/index.js";
import { startReports } from "../report/index.js";
import { changePeriod } from "./change-period.js";
import type { FollowUpPeriodRow } from "./follow-up-period.row.js";
import { requirePeriod } from "./period.store.js";

/** Opens a period for reports: each plan in force of its year has one from here on (I18). */
export async function openPeriod(context: RequestContext, args: PeriodVersionArgs): Promise<FollowUpPeriodRow> {
  // A plan that is adopted at the same moment sees the period open, or is seen: of any body, since it may be the first.
  const { municipalityId, year } = await requirePeriod(context, args.id);
  const bodies = await context.loader(bodiesOfMunicipality).load(municipalityId);
  await holdPlans(
    context,
    bodies.map(({ id }) => ({ municipalityId, bodyId: id, year })),
  );
  const period = await changePeriod(context, "open", args);
  await startReports(context, { periodId: period.id });
  return period;
}
