/**
 * What the rules of follow-up (R-A … R-M) need to know to answer one question: a collaboration, a year, a period and a
 * set of members. Plain data with opaque ids, so that SQL and a dataset file can both produce it.
 *
 * Plans, parts, reports and projects are those of every member on the period's last day, also of members that were not
 * asked about: what an action is (its content) must not depend on who asks. `FollowUpScope.municipalities` selects.
 */
export interface FollowUpFacts {
  year: number;
  municipalities: MunicipalityFact[];
  periods: PeriodFact[];
  /** The priority areas of the strategy version in force on the period's last day, in the strategy's order. */
  areas: AreaFact[];
  /** Points of other versions that lineage makes no one point of that version, as they were split or dropped since. */
  earlierPoints: EarlierPointFact[];
  plans: PlanFact[];
  parts: PartFact[];
  /** Of all the year's periods: trend, flow and carried values look backwards. */
  reports: ReportFact[];
  followUps: FollowUpFact[];
  projects: ProjectFact[];
  /** For the asked members up to the period's last day. An aggregate: another member's rejected application is no row of the viewer's. */
  applications: ApplicationTotals;
  /** With their values of the asked year and period. */
  indicators: IndicatorFact[];
}

/** The question: R-C's member set M and rule, R-B's basis. Municipalities are ids, in the order the answer shall have. */
export interface FollowUpScope {
  municipalities: string[];
  period: PeriodKind;
  basis: SummaryBasis;
  consolidation: Consolidation;
}

export type PeriodKind = "T1" | "T2" | "FULL_YEAR" | "OTHER";
export type SummaryBasis = "APPROVED" | "INCLUDE_SUBMITTED";
export type Consolidation = "WORST" | "LEAD" | "EACH";
export type Assessment = "GREEN" | "YELLOW" | "RED" | "NOT_ASSESSABLE";
export type ReportState = "NOT_STARTED" | "DRAFT" | "SUBMITTED" | "RETURNED" | "APPROVED" | "SUPERSEDED" | "EXEMPT";
export type FundingState =
  | "IDEA"
  | "NEEDS_ANALYSIS"
  | "DECIDED_TO_APPLY"
  | "SUBMITTED"
  | "GRANTED"
  | "PARTLY_GRANTED"
  | "RESERVE_LIST"
  | "REJECTED"
  | "WITHDRAWN";
export type IndicatorDirection = "UP" | "DOWN" | "MAINTAIN" | "RANGE" | "MILESTONE";
export type IndicatorAggregation = "SUM" | "RATIO" | "WEIGHTED_MEAN" | "DISTINCT_COUNT" | "LAST" | "NONE";

/** `population` is the one stored for `populationOn` (R-M asks for 31 December of the year before); null: not known. */
export interface MunicipalityFact {
  id: string;
  code: string;
  population: number | null;
  populationOn: string | null;
}

/** A period of the municipality's own calendar; `to` is its last day, inclusive. */
export interface PeriodFact {
  municipalityId: string;
  kind: PeriodKind;
  to: string;
}

/** An area keeps its code from one strategy version to the next. */
export interface AreaFact {
  code: string;
  pointCodes: string[];
}

/** What an action's link to it counts as, and the points of the version in force that it became. */
export interface EarlierPointFact {
  point: string;
  covers: string[];
}

/** A plan in force (ADOPTED, FINAL or CLOSED) in the year: at most one per body. */
export interface PlanFact {
  municipalityId: string;
  bodyId: string;
  domain: string | null;
  hasLocalText: boolean;
}

/** An ACCEPTED participation in a plan in force: one per action and body. `budget` is in öre. */
export interface PartFact {
  actionId: string;
  reference: string;
  municipalityId: string;
  bodyId: string;
  domain: string | null;
  role: "LEAD" | "PARTNER";
  budget: bigint | null;
  /** The action that this one was merged into. */
  mergedInto: string | null;
  content: ContentFact;
}

/** The revision of the action that the part's plan pinned. */
export interface ContentFact {
  revision: number;
  weight: number;
  startDate: string | null;
  cancelledOn: string | null;
  area: string | null;
  /** As mapped by lineage to the version in force on the period's last day. */
  strategyPoints: string[];
}

/** A revision of a body's report on its plan of the year. No row for a body and period means NOT_STARTED. */
export interface ReportFact {
  id: string;
  bodyId: string;
  period: PeriodKind;
  revision: number;
  state: ReportState;
}

/** What a report says about the body's part in an action. Cost (öre) and attendance are accumulated from 1 January (I19). */
export interface FollowUpFact {
  reportId: string;
  actionId: string;
  assessment: Assessment | null;
  cost: bigint | null;
  attendance: Attendance;
}

export interface Attendance {
  women: number;
  men: number;
  other: number;
  unspecified: number;
}

/** Amounts in öre at the rate stored on the line. */
export interface ProjectFact {
  id: string;
  programme: string;
  state: FundingState;
  startDate: string;
  endDate: string;
  decidedOn: string | null;
  actionIds: string[];
  lines: FundingLineFact[];
}

export interface FundingLineFact {
  municipalityId: string;
  eligible: bigint;
  granted: bigint;
  own: bigint;
  /** A repayment is a negative amount. */
  disbursements: { date: string; amount: bigint }[];
}

/** R-J over the applications of a member set that were decided from 1 January to a period's last day; amounts in öre. */
export interface ApplicationTotals {
  decided: number;
  granted: number;
  /** What the decided ones applied for in all, partners in a joint application included. */
  appliedAmount: bigint;
  /** What the member set was granted of it. */
  grantedAmount: bigint;
}

/** Numbers are decimals in text ("62.5"), since a decision on a rounded binary fraction can go wrong. */
export interface IndicatorFact {
  id: string;
  unit: string;
  direction: IndicatorDirection;
  aggregation: IndicatorAggregation;
  /** Whose value LAST takes. */
  leadMunicipalityId: string | null;
  /** DISTINCT_COUNT: objects that more than one member reported. */
  jointlyCounted: string | null;
  values: IndicatorValueFact[];
}

export interface IndicatorValueFact {
  municipalityId: string;
  baseline: string | null;
  target: string | null;
  targetMin: string | null;
  targetMax: string | null;
  outcome: string | null;
  numerator: string | null;
  denominator: string | null;
  weight: string | null;
}
