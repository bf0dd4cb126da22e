import { isValidOn } from "../../../context/calendar.js";
import type { RequestContext } from "../../../context/request-context.js";
import type { MunicipalityFact, PeriodFact, PeriodKind } from "../facts.js";
import { lastDay } from "../rules/periods.js";
import { oncePer } from "./once-per.js";

/** What a follow-up is about. */
export interface Occasion {
  collaborationId: string;
  year: number;
  period: PeriodKind;
}

/** Who a follow-up is about: the members on the period's last day. */
export interface Members {
  /** The latest last day among the members' own periods of the kind, else the canonical one; null: nobody has an OTHER. */
  lastDay: string | null;
  /** The last day, infinity while no end is decided, of the viewer's own membership; null: it never was a member. */
  viewerLastDay: string | null;
  /** In Swedish order. */
  municipalities: MunicipalityFact[];
  /** The members' periods of the year, one of each kind. */
  periods: MemberPeriod[];
}

export interface MemberPeriod extends PeriodFact {
  id: string;
}

interface MembershipRow {
  id: string;
  code: string;
  valid_from: string;
  valid_to: string | null;
  population: number | null;
  population_on: string | null;
  viewer_last_day: string;
  periods: { id: string; kind: PeriodKind; to: string }[];
}

/** Of several populations the latest that is known at the year's beginning (R-M). */
const MEMBERSHIPS = `
  SELECT m.id, m.code, s.valid_from, s.valid_to, p.inhabitants AS population, p.counted_on AS population_on,
    viewer_last_day_in(s.collaboration_id) AS viewer_last_day,
    (SELECT coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'to', f.to_date) ORDER BY f.to_date), '[]')
      FROM follow_up_period f WHERE f.municipality_id = m.id AND f.year = $2) AS periods
  FROM collaboration_membership s
  JOIN municipality m ON m.id = s.municipality_id
  LEFT JOIN LATERAL (SELECT inhabitants, counted_on FROM population
    WHERE municipality_id = m.id AND counted_on < make_date($2, 1, 1) ORDER BY counted_on DESC LIMIT 1) p ON true
  WHERE s.collaboration_id = $1
  ORDER BY m.short_name, m.code, s.valid_from`;

/** The period's last day and who was a member on it: one statement. */
export const membersOn = oncePer(async (context: RequestContext, occasion: Occasion): Promise<Members> => {
  const rows = await context.query<MembershipRow>(MEMBERSHIPS, [occasion.collaborationId, occasion.year]);
  const day = lastDayOf(occasion, rows);
  const members = day === null ? [] : rows.filter((row) => isValid(row, day));
  return {
    lastDay: day,
    viewerLastDay: rows[0]?.viewer_last_day ?? null,
    municipalities: members.map(({ id, code, population, population_on }) => ({
      id,
      code,
      population,
      populationOn: population_on,
    })),
    periods: members.flatMap(periodsOf),
  };
});

/** A calendar counts where its municipality is a member on the period's last day; so membership and day fit together. */
function lastDayOf({ year, period }: Occasion, rows: readonly MembershipRow[]): string | null {
  const used = rows.flatMap((row) => periodsOf(row).filter(({ kind, to }) => kind === period && isValid(row, to)));
  if (used.length === 0 && period === "OTHER") return null;
  const owners = used.map((each) => each.municipalityId);
  return lastDay(used, owners, year, period);
}

/** Of several OTHER periods in a year the last, as of several reports the latest revision. */
function periodsOf({ id: municipalityId, periods }: MembershipRow): MemberPeriod[] {
  const latest = new Map(periods.map((each) => [each.kind, each]));
  return [...latest.values()].map(({ id, kind, to }) => ({ id, municipalityId, kind, to }));
}

function isValid({ valid_from, valid_to }: MembershipRow, day: string): boolean {
  return isValidOn({ validFrom: valid_from, validTo: valid_to }, day);
}
