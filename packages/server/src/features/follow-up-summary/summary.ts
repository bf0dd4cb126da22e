import type { Attendance, Consolidation, PeriodKind, SummaryBasis } from "./facts.js";

/**
 * The answer to `followUpSummary` as plain data: the shape of the API's FollowUpSummary with ids and codes in place of
 * objects (municipality and body by id; area, strategy point and domain by code). Money is in öre. Percentages are
 * 0–100 with one decimal, half up, and null when there is nothing to divide by.
 */
export interface Summary {
  scope: ResolvedScope;
  total: Figures;
  byMunicipality: MunicipalityFigures[];
  /** R-H: the members' counts less the total's. */
  overlap: number;
  /** R-G: sums to the total, but for actions that an incomplete plan has adopted without an area. */
  byArea: AreaFigures[];
  byDomain: { domain: string; figures: Figures }[];
  byBody: { bodyId: string; figures: Figures }[];
  /** Points with at least one action; the other points in force are in `uncoveredStrategyPoints`. */
  byStrategyPoint: StrategyPointCount[];
  uncoveredStrategyPoints: string[];
  joint: Figures;
  cancelled: number;
  exempt: number;
  trend: Trend | null;
  reports: ReportCounts;
  plansDescribing: CountAndShare;
  budget: MunicipalityAmount[];
  budgetByArea: AreaAmount[];
  cost: MunicipalityAmount[];
  costByArea: AreaAmount[];
  attendance: AttendanceSummary;
  funding: FundingSummary;
  externallyFunded: CountAndShare;
  indicators: IndicatorResult[];
  /** What the counts of `total` and `trend` count, for the drill-down. */
  units: SummaryUnit[];
  /** Likewise for `byMunicipality`: there an action's light comes from the municipality's own parts. */
  unitsByMunicipality: { municipalityId: string; units: SummaryUnit[] }[];
}

export type ConsolidatedLight = "GREEN" | "YELLOW" | "RED" | "NOT_ASSESSABLE" | "MISSING";
export type TrendKind = "IMPROVED" | "SAME" | "WORSE" | "NOT_COMPARABLE";

export interface ResolvedScope {
  municipalities: string[];
  year: number;
  period: PeriodKind;
  lastDay: string;
  basis: SummaryBasis;
  consolidation: Consolidation;
  comparable: boolean;
}

/** R-D and R-E. The lights and `notStarted` sum to `actions`; the three reasons sum to `missing`. */
export interface Figures {
  actions: number;
  green: number;
  yellow: number;
  red: number;
  notAssessable: number;
  missing: number;
  notReported: number;
  awaitingApproval: number;
  returned: number;
  notStarted: number;
  incomplete: number;
  coverage: number | null;
  responseRate: number | null;
  greenShare: number | null;
  score: number | null;
  weightedScore: number | null;
}

export interface MunicipalityFigures {
  municipalityId: string;
  figures: Figures;
}

export interface AreaFigures {
  area: string;
  figures: Figures;
  byMunicipality: MunicipalityFigures[];
}

export interface StrategyPointCount {
  point: string;
  actions: number;
}

export interface Trend {
  improved: number;
  same: number;
  worse: number;
  notComparable: number;
}

/** `due` is the sum of the next four; exempt reports are not due. */
export interface ReportCounts {
  due: number;
  approved: number;
  submitted: number;
  returned: number;
  notSubmitted: number;
  exempt: number;
}

export interface CountAndShare {
  count: number;
  share: number | null;
}

export interface MunicipalityAmount {
  municipalityId: string;
  amount: bigint;
}

export interface AreaAmount {
  area: string;
  amount: bigint;
}

export interface AttendanceSummary {
  yearToDate: Attendance;
  inPeriod: Attendance | null;
  /** Parts whose accumulated value is that of an earlier period. */
  carriedForward: number;
  byMunicipality: { municipalityId: string; yearToDate: Attendance; inPeriod: Attendance | null }[];
}

/** Rates in percent with one decimal; `leverage` (granted per own krona) and `grantedPerInhabitant` (SEK) with two. */
export interface FundingSummary {
  granted: bigint;
  grantedByMunicipality: MunicipalityAmount[];
  grantedInYear: bigint;
  own: bigint;
  eligible: bigint;
  disbursed: bigint;
  externalShare: number | null;
  leverage: number | null;
  disbursementRate: number | null;
  successRateNumber: number | null;
  successRateAmount: number | null;
  grantedPerInhabitant: number | null;
  byProgramme: { programme: string; amount: bigint }[];
}

export interface IndicatorResult {
  indicatorId: string;
  total: number | null;
  /** The aggregate of those that have a value, where some member has none; else null. */
  partialSum: number | null;
  missingMembers: string[];
  byMunicipality: IndicatorMemberResult[];
}

export interface IndicatorMemberResult {
  municipalityId: string;
  baseline: number | null;
  target: number | null;
  targetMin: number | null;
  targetMax: number | null;
  outcome: number | null;
  attainment: number | null;
}

/** An action, or with the rule EACH one part of it (`bodyId`). `light` is null before the action has started. */
export interface SummaryUnit {
  actionId: string;
  reference: string;
  bodyId: string | null;
  area: string | null;
  light: ConsolidatedLight | null;
  incomplete: boolean;
  /** Null in the year's first period. */
  trend: TrendKind | null;
  disagreement: boolean;
}
