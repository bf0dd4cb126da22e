import type { PeriodUpdateArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { problem } from "../../errors/problem.js";
import { changePeriod } from "./change-period.js";
import type { FollowUpPeriodRow } from "./follow-up-period.row.js";
import { periodsOfMunicipality } from "./period.loaders.js";
import { stateWords } from "./period.transitions.js";
import { checkPeriodDays } from "./period-days.js";

/** Changes the days of a period; once it is open, only the last day for reports. */
export async function updatePeriod(
  context: RequestContext,
  { input, ...version }: PeriodUpdateArgs,
): Promise<FollowUpPeriodRow> {
  return await changePeriod(context, "update", version, async (period, state, problems) => {
    const days = {
      ...{ from: input.from ?? period.from, to: input.to ?? period.to },
      dueOn: input.dueOn ?? period.dueOn,
    };
    if (state !== "PLANNED")
      for (const field of ["from", "to"] as const)
        if (days[field] !== period[field])
          problems.push(
            problem(context, "WRONG_STATE", ["input", field], {
              sv: `Perioden är ${stateWords[state].sv} (${state}): den flyttas bara medan den är ${stateWords.PLANNED.sv} (PLANNED).`,
              en: `The period is ${stateWords[state].en} (${state}): it is moved only while it is ${stateWords.PLANNED.en} (PLANNED).`,
            }),
          );
    const { id, year, kind, municipalityId } = period;
    const all = await context.loader(periodsOfMunicipality).load(municipalityId);
    const others = all.filter((other) => other.year === year && other.id !== id);
    problems.push(...checkPeriodDays(context, { year, kind, days, others }));
    return days;
  });
}
