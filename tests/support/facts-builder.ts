import type {
  ContentFact,
  FollowUpFact,
  FollowUpFacts,
  FollowUpScope,
  PartFact,
  PeriodKind,
  ReportState,
} from "../../packages/server/src/features/follow-up-summary/facts.js";

const NOBODY = { women: 0, men: 0, other: 0, unspecified: 0 };
const LAST_DAYS = { T1: "2026-04-30", T2: "2026-08-31", FULL_YEAR: "2026-12-31" } as const;

/** What a body says about its part in one period: the report's state, and the follow-up. */
export type Said = { state?: ReportState } & Partial<Omit<FollowUpFact, "reportId" | "actionId">>;

/** One part of an action: "L-KS" is the body of municipality L. */
export interface PartSketch extends Partial<Omit<PartFact, "content">>, Partial<ContentFact> {
  body: string;
  T1?: Said;
  T2?: Said;
  FULL_YEAR?: Said;
}

/** Facts of 2026 from a sketch of the actions' parts; each part's `T2` is its body's report on the period. */
export function factsOf(actions: Record<string, PartSketch[]>, rest: Partial<FollowUpFacts> = {}): FollowUpFacts {
  const sketches = Object.entries(actions).flatMap(([actionId, parts]) => parts.map((part) => ({ actionId, ...part })));
  const bodies = [...new Set(sketches.map((sketch) => sketch.body))];
  const members = [...new Set(bodies.map(municipalityOf))];
  const said = sketches.flatMap((sketch) =>
    (Object.keys(LAST_DAYS) as (keyof typeof LAST_DAYS)[]).flatMap((period) => {
      const { state = "APPROVED", ...followUp } = sketch[period] ?? {};
      return sketch[period] ? [{ sketch, period, state, followUp, id: `${sketch.body} ${period}` }] : [];
    }),
  );
  return {
    year: 2026,
    municipalities: members.map((id) => ({ id, code: id, population: 1000, populationOn: "2025-12-31" })),
    periods: members.flatMap((municipalityId) =>
      Object.entries(LAST_DAYS).map(([kind, to]) => ({ municipalityId, kind: kind as PeriodKind, to })),
    ),
    areas: [{ code: "V", pointCodes: ["V1"] }],
    earlierPoints: [],
    plans: bodies.map((bodyId) => ({
      municipalityId: municipalityOf(bodyId),
      bodyId,
      domain: "D",
      hasLocalText: true,
    })),
    parts: sketches.map(partFact),
    reports: [
      ...new Map(
        said.map(({ id, sketch, period, state }) => [id, { id, bodyId: sketch.body, period, revision: 1, state }]),
      ).values(),
    ],
    followUps: said.map(({ id, sketch, followUp }) => ({
      ...{ reportId: id, actionId: sketch.actionId, assessment: null, cost: null, attendance: NOBODY },
      ...followUp,
    })),
    projects: [],
    applications: { decided: 0, granted: 0, appliedAmount: 0n, grantedAmount: 0n },
    indicators: [],
    ...rest,
  };
}

/** A question about T2, approved reports, worst of. */
export function scopeOf(municipalities: string[], rest: Partial<FollowUpScope> = {}): FollowUpScope {
  return { municipalities, period: "T2", basis: "APPROVED", consolidation: "WORST", ...rest };
}

function municipalityOf(body: string): string {
  return body.split("-")[0] ?? body;
}

function partFact(sketch: PartSketch & { actionId: string }): PartFact {
  const {
    revision = 1,
    weight = 1,
    startDate = null,
    cancelledOn = null,
    area = "V",
    strategyPoints = ["V1"],
  } = sketch;
  return {
    actionId: sketch.actionId,
    reference: sketch.reference ?? sketch.actionId,
    municipalityId: municipalityOf(sketch.body),
    bodyId: sketch.body,
    domain: sketch.domain ?? "D",
    role: sketch.role ?? "LEAD",
    budget: sketch.budget ?? null,
    mergedInto: sketch.mergedInto ?? null,
    content: { revision, weight, startDate, cancelledOn, area, strategyPoints },
  };
}
