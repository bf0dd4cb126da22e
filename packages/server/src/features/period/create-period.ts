import type { PeriodCreateArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError, refuseIfAny } from "../../errors/domain-error.js";
import { problem, refusal } from "../../errors/problem.js";
import type { FollowUpPeriodRow } from "./follow-up-period.row.js";
import { periodsOfMunicipality } from "./period.loaders.js";
import { mayKeepCalendar } from "./period.policy.js";
import { insertPeriod, requirePeriod } from "./period.store.js";
import { canonicalDays, checkPeriodDays } from "./period-days.js";

/**
 * Puts a period into the own municipality's calendar, without asking for reports yet.
 * @throws DomainError FORBIDDEN, ALREADY_EXISTS, and what is wrong with the days
 */
export async function createPeriod(context: RequestContext, { input }: PeriodCreateArgs): Promise<FollowUpPeriodRow> {
  const municipalityId = context.actor?.municipalityId ?? "";
  const may = mayKeepCalendar(context.actor, municipalityId);
  if (!may.allowed) throw new DomainError(refusal(context, may, []));
  const { year, kind, dueOn } = input;
  const canonical = canonicalDays(year, kind);
  const days = { from: input.from ?? canonical.from, to: input.to ?? canonical.to, dueOn };
  const all = await context.loader(periodsOfMunicipality).load(municipalityId);
  const others = all.filter((period) => period.year === year);
  const exists = problem(context, "ALREADY_EXISTS", ["input", "kind"], {
    sv: `Kalendern har redan en period av slaget ${kind} för ${year}: ändra den.`,
    en: `The calendar has a period of the kind ${kind} for ${year} already: change that one.`,
  });
  const taken = kind !== "OTHER" && others.some((period) => period.kind === kind);
  refuseIfAny([...(taken ? [exists] : []), ...checkPeriodDays(context, { year, kind, days, others })]);
  const { from, to } = days;
  if (from === null || to === null) throw new Error("The check has let through a period without its days.");
  const id = await insertPeriod(context, { municipalityId, year, kind, from, to, dueOn });
  if (id === null) throw new DomainError(exists);
  return await requirePeriod(context, id);
}
