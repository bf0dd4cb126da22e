import type { DrillDownFilter } from "../../packages/server/src/features/follow-up-summary/drill-down.js";
import type {
  Attendance,
  Consolidation,
  PeriodKind,
  SummaryBasis,
} from "../../packages/server/src/features/follow-up-summary/facts.js";
import type {
  AreaAmount,
  MunicipalityAmount,
  Summary,
} from "../../packages/server/src/features/follow-up-summary/summary.js";

/** One entry of demo-golden.json: figures by name, amounts in thousands of SEK. */
export type GoldenFigures = Record<string, unknown>;

interface GoldenKey {
  year: number;
  period: PeriodKind;
  basis: SummaryBasis;
  consolidation: Consolidation;
  municipalities?: string[];
}

/** Reads "2026 T2 APPROVED WORST, municipalities 0581". */
export function parseGoldenKey(key: string): GoldenKey {
  const [question = "", members] = key.split(", municipalities ");
  const [year, period, basis, consolidation] = question.split(" ");
  return {
    year: Number(year),
    period: period as PeriodKind,
    basis: basis as SummaryBasis,
    consolidation: consolidation as Consolidation,
    ...(members !== undefined && { municipalities: members.split(" ") }),
  };
}

/** What the golden figures hold beside one summary's own. */
interface MoreAnswers {
  /** Of one municipality alone, by its id. */
  grantedPerInhabitant(municipalityId: string): number | null;
  /** The actions of a drill-down, as references. */
  listed(filter: DrillDownFilter): string[];
}

/** A summary in the form of the golden figures. */
export function asGolden(
  summary: Omit<Summary, "units" | "unitsByMunicipality">,
  { grantedPerInhabitant, listed }: MoreAnswers,
): GoldenFigures {
  const { attendance, funding, scope } = summary;
  return {
    total: summary.total,
    byMunicipality: byId(summary.byMunicipality, (each) => each.figures),
    overlap: summary.overlap,
    byArea: Object.fromEntries(
      summary.byArea.map((each) => [
        each.area,
        { total: each.figures, ...byId(each.byMunicipality, (own) => own.figures) },
      ]),
    ),
    joint: summary.joint,
    cancelled: summary.cancelled,
    exempt: summary.exempt,
    strategyPoints: Object.fromEntries(summary.byStrategyPoint.map(({ point, actions }) => [point, actions])),
    uncoveredStrategyPoints: summary.uncoveredStrategyPoints,
    red: listed({ light: ["RED"] }),
    disagree: listed({ disagreement: true }),
    ...(summary.trend && { trend: summary.trend }),
    budgetTkr: byId(summary.budget, inTkr),
    budgetByAreaTkr: byArea(summary.budgetByArea),
    costTkr: byId(summary.cost, inTkr),
    attendance: {
      total: womenAndMen(attendance.yearToDate),
      ...byId(attendance.byMunicipality, (own) => womenAndMen(own.yearToDate)),
    },
    attendanceCarriedForward: attendance.carriedForward,
    ...(attendance.inPeriod && { attendanceFlow: womenAndMen(attendance.inPeriod) }),
    reports: summary.reports,
    plansDescribing: summary.plansDescribing,
    funding: {
      grantedTkr: byId(funding.grantedByMunicipality, inTkr),
      grantedTotalTkr: tkr(funding.granted),
      grantedInYearTkr: tkr(funding.grantedInYear),
      ownTotalTkr: tkr(funding.own),
      eligibleTotalTkr: tkr(funding.eligible),
      disbursedTotalTkr: tkr(funding.disbursed),
      externalShare: funding.externalShare,
      leverage: funding.leverage,
      disbursementRate: funding.disbursementRate,
      successRateNumber: funding.successRateNumber,
      successRateAmount: funding.successRateAmount,
      grantedPerInhabitant: Object.fromEntries(scope.municipalities.map((id) => [id, grantedPerInhabitant(id)])),
      grantedPerInhabitantTotal: funding.grantedPerInhabitant,
      byProgrammeTkr: Object.fromEntries(funding.byProgramme.map((each) => [each.programme, tkr(each.amount)])),
    },
    externallyFundedActions: summary.externallyFunded,
    indicators: Object.fromEntries(
      summary.indicators.map((each) => [
        each.indicatorId,
        { attainment: byId(each.byMunicipality, (own) => own.attainment), total: each.total },
      ]),
    ),
  };
}

function byId<T extends { municipalityId: string }, V>(rows: readonly T[], value: (row: T) => V): Record<string, V> {
  return Object.fromEntries(rows.map((row) => [row.municipalityId, value(row)]));
}

function byArea(rows: readonly AreaAmount[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ area, amount }) => [area, tkr(amount)]));
}

function inTkr({ amount }: MunicipalityAmount): number {
  return tkr(amount);
}

function tkr(öre: bigint): number {
  return Number(öre) / 100_000;
}

function womenAndMen({ women, men }: Attendance): [number, number] {
  return [women, men];
}
