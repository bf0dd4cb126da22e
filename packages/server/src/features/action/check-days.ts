import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import type { ActionRevisionRow } from "./action-revision.row.js";

type Days = Pick<ActionRevisionRow, "startDate" | "endDate" | "continuous" | "implementationStatus">;

/** What is wrong with an action's days in a year's plan: their order, the year, and I22 that what is done has an end. */
export function checkDays(
  context: RequestContext,
  { startDate, endDate, continuous, implementationStatus }: Days,
  year: number,
  path: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  const end = [...path, "endDate"];
  if (startDate !== null && endDate !== null && endDate < startDate)
    problems.push(
      problem(context, "END_BEFORE_START", end, {
        sv: `Slutdatum ${endDate} är före startdatum ${startDate}.`,
        en: `The last day ${endDate} is before the first, ${startDate}.`,
      }),
    );
  if (startDate !== null && startDate > `${year}-12-31`)
    problems.push(
      problem(context, "OUTSIDE_YEAR", [...path, "startDate"], {
        sv: `Åtgärden börjar ${startDate}, efter planens år ${year}: lägg den i ett senare års plan.`,
        en: `The action begins on ${startDate}, after the plan's year ${year}: put it into a later year's plan.`,
      }),
    );
  if (endDate !== null && endDate < `${year}-01-01`)
    problems.push(
      problem(context, "OUTSIDE_YEAR", end, {
        sv: `Åtgärden slutar ${endDate}, före planens år ${year}: ange ett senare slutdatum.`,
        en: `The action ends on ${endDate}, before the plan's year ${year}: give a later last day.`,
      }),
    );
  if (continuous && endDate !== null)
    problems.push(
      problem(context, "INVALID", end, {
        sv: "En åtgärd som pågår tills vidare har inget slutdatum: ange det ena eller det andra.",
        en: "An action that is continuous has no last day: give one or the other.",
      }),
    );
  if (implementationStatus === "COMPLETED" && endDate === null)
    problems.push(
      problem(context, "INCOMPLETE", end, {
        sv: "En genomförd åtgärd har ett slutdatum: ange när den blev klar.",
        en: "An action that is done has a last day: say when it was done.",
      }),
    );
  return problems;
}
