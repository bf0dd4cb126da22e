import fc from "fast-check";
import type {
  FollowUpFacts,
  FollowUpScope,
  PartFact,
  PeriodKind,
  PlanFact,
  ReportFact,
} from "../../packages/server/src/features/follow-up-summary/facts.js";

const YEAR = 2026;
const LAST_DAYS = { T1: "2026-04-30", T2: "2026-08-31", FULL_YEAR: "2026-12-31" } as const;
const KINDS = Object.keys(LAST_DAYS) as (keyof typeof LAST_DAYS)[];
const AREAS = [
  { code: "P", pointCodes: ["P1", "P2"] },
  { code: "O", pointCodes: ["O1"] },
  { code: "V", pointCodes: ["V1", "V2"] },
];

const day = fc.constantFrom(
  "2025-06-30",
  "2026-01-01",
  "2026-02-15",
  "2026-04-30",
  "2026-05-01",
  "2026-08-31",
  "2026-11-30",
);
const öre = fc.bigInt({ min: 0n, max: 10_000_000_000n });
const count = fc.integer({ min: 0, max: 500 });
const attendance = fc.record({ women: count, men: count, other: count, unspecified: count });

/** Random facts of one collaboration and year with a question about some of its members: what the SQL is tested on too. */
export const factsAndScope: fc.Arbitrary<{ facts: FollowUpFacts; scope: FollowUpScope }> = plans()
  .chain((all) => fc.tuple(fc.constant(all), parts(all), reports(all)))
  .chain(([all, parts, reports]) =>
    fc.record({
      facts: facts(all, parts, reports),
      scope: scope([...new Set(all.map((plan) => plan.municipalityId))]),
    }),
  );

function scope(municipalities: string[]): fc.Arbitrary<FollowUpScope> {
  return fc.record({
    municipalities: fc.subarray(municipalities, { minLength: 1 }),
    period: fc.constantFrom<PeriodKind>(...KINDS),
    basis: fc.constantFrom("APPROVED", "INCLUDE_SUBMITTED"),
    consolidation: fc.constantFrom("WORST", "LEAD", "EACH"),
  });
}

/** One to four municipalities with one to three bodies each. */
function plans(): fc.Arbitrary<PlanFact[]> {
  const bodies = fc.array(
    fc.record({ domain: fc.constantFrom("LEDNING", "UTBILDNING", null), hasLocalText: fc.boolean() }),
    { minLength: 1, maxLength: 3 },
  );
  return fc
    .array(bodies, { minLength: 1, maxLength: 4 })
    .map((members) =>
      members.flatMap((member, m) =>
        member.map((body, b) => ({ municipalityId: `m${m}`, bodyId: `m${m}-b${b}`, ...body })),
      ),
    );
}

/** Up to eight actions, each with one lead among its parts; plans may have pinned different revisions. */
function parts(all: PlanFact[]): fc.Arbitrary<PartFact[]> {
  const content = fc.record({
    revision: fc.integer({ min: 1, max: 3 }),
    weight: fc.integer({ min: 1, max: 3 }),
    startDate: fc.option(day),
    cancelledOn: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, day),
    area: fc.constantFrom("P", "O", "V", "EARLIER"),
    strategyPoints: fc.subarray(["P1", "P2", "O1", "V1", "EARLIER1"]),
  });
  const action = fc
    .subarray(all, { minLength: 1 })
    .chain((owners) =>
      fc.tuple(
        ...owners.map(({ municipalityId, bodyId, domain }) =>
          fc.record({ ...fixed({ municipalityId, bodyId, domain }), budget: fc.option(öre), content }),
        ),
      ),
    );
  const merged = fc.constantFrom(null, null, "a0");
  return fc.tuple(fc.array(action, { maxLength: 8 }), merged).map(([actions, target]) =>
    actions.flatMap((owners, a) =>
      owners.map(
        (owner, i): PartFact => ({
          ...owner,
          actionId: `a${a}`,
          reference: `A${a}`,
          role: i === 0 ? "LEAD" : "PARTNER",
          mergedInto: a === 1 ? target : null,
        }),
      ),
    ),
  );
}

/** For every body and period nothing, one report, or an approved one with a correction. */
function reports(all: PlanFact[]): fc.Arbitrary<ReportFact[]> {
  const states = fc.oneof(
    { weight: 5, arbitrary: fc.constant(["APPROVED"] as const) },
    fc.constantFrom(
      [] as const,
      ["NOT_STARTED"] as const,
      ["DRAFT"] as const,
      ["SUBMITTED"] as const,
      ["RETURNED"] as const,
      ["EXEMPT"] as const,
      ["SUPERSEDED", "APPROVED"] as const,
      ["APPROVED", "SUBMITTED"] as const,
      ["APPROVED", "DRAFT"] as const,
    ),
  );
  const slots = all.flatMap(({ bodyId }) => KINDS.map((period) => ({ bodyId, period })));
  return fc.tuple(...slots.map(() => states)).map((drawn) =>
    slots.flatMap((slot, i) =>
      (drawn[i] ?? []).map((state, r) => ({
        id: `${slot.bodyId} ${slot.period} ${r}`,
        ...slot,
        revision: r + 1,
        state,
      })),
    ),
  );
}

function facts(all: PlanFact[], parts: PartFact[], reports: ReportFact[]): fc.Arbitrary<FollowUpFacts> {
  const municipalities = [...new Set(all.map((plan) => plan.municipalityId))];
  const saying = reports.flatMap((report) =>
    parts.filter((part) => part.bodyId === report.bodyId).map(({ actionId }) => ({ reportId: report.id, actionId })),
  );
  const followUp = fc.record({
    assessment: fc.option(fc.constantFrom("GREEN", "YELLOW", "RED", "NOT_ASSESSABLE"), { freq: 8 }),
    cost: fc.option(öre),
    attendance,
  });
  return fc.record({
    ...fixed({ year: YEAR, areas: AREAS, plans: all, parts, reports }),
    earlierPoints: fc.constantFrom([], [{ point: "EARLIER1", covers: ["P2", "V2"] }]),
    municipalities: fc.tuple(
      ...municipalities.map((id) =>
        fc.record({
          ...fixed({ id, code: id, populationOn: "2025-12-31" }),
          population: fc.integer({ min: 1, max: 900_000 }),
        }),
      ),
    ),
    periods: fc.constant(
      municipalities.flatMap((municipalityId) => KINDS.map((kind) => ({ municipalityId, kind, to: LAST_DAYS[kind] }))),
    ),
    followUps: fc.tuple(...saying.map((keys) => followUp.map((said) => ({ ...keys, ...said })))),
    projects: fc
      .array(project(municipalities), { maxLength: 4 })
      .map((projects) => projects.map((each, i) => ({ ...each, id: `p${i}` }))),
    applications: fc.constant({ decided: 0, granted: 0, appliedAmount: 0n, grantedAmount: 0n }),
    indicators: fc
      .array(indicator(municipalities), { maxLength: 3 })
      .map((all) => all.map((each, i) => ({ ...each, id: `i${i}` }))),
  });
}

function project(municipalities: string[]): fc.Arbitrary<FollowUpFacts["projects"][number]> {
  return fc.record({
    ...fixed({ id: "" }),
    programme: fc.constantFrom("Erasmus+", "LIFE", "Östersjön"),
    state: fc.constantFrom("GRANTED", "PARTLY_GRANTED", "REJECTED", "SUBMITTED"),
    startDate: day,
    endDate: day,
    decidedOn: fc.option(day),
    actionIds: fc.subarray(["a0", "a1", "a2", "a3"]),
    lines: fc.subarray(municipalities).chain((owners) =>
      fc.tuple(
        ...owners.map((municipalityId) =>
          fc.record({
            ...fixed({ municipalityId }),
            eligible: öre,
            granted: öre,
            own: öre,
            disbursements: fc.array(fc.record({ date: day, amount: öre }), { maxLength: 2 }),
          }),
        ),
      ),
    ),
  });
}

function indicator(municipalities: string[]): fc.Arbitrary<FollowUpFacts["indicators"][number]> {
  const number = fc.integer({ min: 0, max: 100_000 }).map((tenths) => `${Math.trunc(tenths / 10)}.${tenths % 10}`);
  const maybe = fc.option(number);
  return fc.record({
    ...fixed({ id: "", leadMunicipalityId: "m0", jointlyCounted: null }),
    unit: fc.constantFrom("%", "antal"),
    direction: fc.constantFrom("UP", "DOWN", "MAINTAIN", "RANGE", "MILESTONE"),
    aggregation: fc.constantFrom("SUM", "RATIO", "WEIGHTED_MEAN", "DISTINCT_COUNT", "LAST", "NONE"),
    values: fc.subarray(municipalities).chain((reporting) =>
      fc.tuple(
        ...reporting.map((municipalityId) =>
          fc.record({
            ...fixed({ municipalityId }),
            ...{ baseline: maybe, target: maybe, targetMin: maybe, targetMax: maybe },
            ...{ outcome: maybe, numerator: maybe, denominator: maybe, weight: maybe },
          }),
        ),
      ),
    ),
  });
}

/** The parts of a record that do not vary. */
function fixed<T extends object>(values: T): { [K in keyof T]: fc.Arbitrary<T[K]> } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fc.constant(value)])) as {
    [K in keyof T]: fc.Arbitrary<T[K]>;
  };
}
