import { readFileSync } from "node:fs";
import type {
  Assessment,
  FundingState,
  IndicatorAggregation,
  IndicatorDirection,
  PeriodKind,
  ReportState,
} from "../../packages/server/src/features/follow-up-summary/facts.js";

/** The demo's dataset, for tests that need no database. */
export function demoDataset(): Dataset {
  const file = new URL("../../packages/server/demo/linkoping-norrkoping.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}

/** What the figures need of a dataset file (samplan-dataset/1); keys that end in Tkr are thousands of SEK. */
export interface Dataset {
  municipalities: { code: string; population: number | null; populationOn: string | null }[];
  collaborations: { members: { municipality: string; from: string; to?: string | null }[] }[];
  bodies: { key: string; municipality: string; domain: string | null }[];
  strategy: { areas: { code: string; points: { code: string }[] }[] };
  plans: { body: string; year: number; state: string; localText: string }[];
  periods: { municipality: string; year: number; kind: PeriodKind; to: string }[];
  reports: { body: string; year: number; period: PeriodKind; state: ReportState }[];
  actions: DatasetAction[];
  projects: DatasetProject[];
  indicators: DatasetIndicator[];
}

interface DatasetAction {
  key: string;
  primaryArea: string | null;
  strategyPoints: string[];
  weight: number;
  years: number[];
  startDate: string | null;
  cancelledOn?: string | null;
  participations: {
    body: string;
    role: "LEAD" | "PARTNER";
    consent: string;
    budgetTkr?: number | null;
    followUps?: {
      period: PeriodKind;
      /** Where the action's body has reports of the period for several years. */
      year?: number | null;
      assessment?: Assessment | null;
      costTkr?: number | null;
      attendance?: { women: number; men: number; other?: number; unspecified?: number };
    }[];
  }[];
}

export interface DatasetProject {
  key: string;
  programme: string;
  action: string | null;
  municipalities: string[];
  startDate: string;
  endDate: string;
  appliedTkr: number | null;
  outcome: FundingState;
  decidedOn: string | null;
  fundingLines: {
    municipality: string;
    eligibleTkr: number;
    grantedTkr: number;
    ownTkr: number;
    disbursements: { date: string; amountTkr: number }[];
  }[];
}

interface DatasetIndicator {
  key: string;
  unit: string;
  direction: IndicatorDirection;
  aggregation: IndicatorAggregation;
  year: number;
  period: PeriodKind;
  jointlyCounted?: number | null;
  values: ({ municipality: string } & Partial<
    Record<
      "baseline" | "target" | "targetMin" | "targetMax" | "outcome" | "numerator" | "denominator" | "weight",
      number | null
    >
  >)[];
}
