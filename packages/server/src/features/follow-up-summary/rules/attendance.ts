import type { Attendance, PartFact } from "../facts.js";
import type { AttendanceSummary } from "../summary.js";
import { type AccumulationContext, accumulated, followUpInBasis } from "./accumulated.js";

const NOBODY: Attendance = { women: 0, men: 0, other: 0, unspecified: 0 };

/** Question 19: attendances by sex, for the parts of the members asked about. */
export function attendanceSummary(
  parts: readonly PartFact[],
  municipalities: readonly string[],
  context: AccumulationContext,
): AttendanceSummary {
  return {
    ...yearToDate(parts, context),
    inPeriod: inPeriod(parts, context),
    byMunicipality: municipalities.map((municipalityId) => {
      const own = parts.filter((part) => part.municipalityId === municipalityId);
      return { municipalityId, yearToDate: yearToDate(own, context).yearToDate, inPeriod: inPeriod(own, context) };
    }),
  };
}

/** Chapter 2.3: the sum of the accumulated values, and how many of them are carried from an earlier period. */
function yearToDate(
  parts: readonly PartFact[],
  context: AccumulationContext,
): Pick<AttendanceSummary, "yearToDate" | "carriedForward"> {
  const values = parts
    .map((part) => accumulated(part, context, (followUp) => followUp.attendance))
    .filter((value) => value !== null);
  return {
    yearToDate: values.reduce((sum, { value }) => plus(sum, value), NOBODY),
    carriedForward: values.filter((value) => value.carriedForward).length,
  };
}

/**
 * Chapter 2.1: flow = this period's year to date less the previous one's, for each part in basis in both. Null in the
 * year's first period, where there is nothing to subtract and the year to date is the answer, and where no part is in
 * basis in both: then the flow is unknown, which is not 0.
 */
function inPeriod(parts: readonly PartFact[], context: AccumulationContext): Attendance | null {
  const previous = context.earlier[0];
  if (previous === undefined) return null;
  const flows = parts.flatMap((part) => {
    const [before, now] = [previous, context.period].map(
      (period) => followUpInBasis(part, period, context)?.attendance,
    );
    return before !== undefined && now !== undefined ? [minus(now, before)] : [];
  });
  return flows.length === 0 ? null : flows.reduce(plus, NOBODY);
}

function combine(a: Attendance, b: Attendance, by: (x: number, y: number) => number): Attendance {
  return {
    women: by(a.women, b.women),
    men: by(a.men, b.men),
    other: by(a.other, b.other),
    unspecified: by(a.unspecified, b.unspecified),
  };
}

function plus(a: Attendance, b: Attendance): Attendance {
  return combine(a, b, (x, y) => x + y);
}

function minus(a: Attendance, b: Attendance): Attendance {
  return combine(a, b, (x, y) => x - y);
}
