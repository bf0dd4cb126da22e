import fc from "fast-check";
import type { Dataset } from "./dataset.js";

const YEARS = [2025, 2026];
const DAYS = ["2025-06-30", "2026-01-01", "2026-04-30", "2026-05-01", "2026-08-31", "2026-11-30"];
const ENDS = { T1: "04-30", T2: "08-31", FULL_YEAR: "12-31" } as const;
const KINDS = Object.keys(ENDS) as (keyof typeof ENDS)[];
const AREAS = [
  { code: "P", points: ["P1", "P2"] },
  { code: "O", points: ["O1"] },
  { code: "V", points: ["V1", "V2"] },
];
const POINTS = AREAS.flatMap((area) => area.points);
const LABELS = {
  ...{ plan: "Plan", planDefinite: "planen", planPlural: "Planer", planPluralDefinite: "planerna" },
  ...{ strategy: "Strategi", strategyDefinite: "strategin", sharedStrategy: "Gemensam strategi" },
};

type Draw = fc.GeneratorValue;

/**
 * Random valid datasets (samplan-dataset/1): two to four municipalities, of which the last may have left during 2026;
 * plans and reports in every state, joint actions over years, cancelled and later ones, projects with every outcome and
 * indicators that lack values. Each municipality has an analyst and a coordinator: analyst@0101.example.
 */
export const randomDataset: fc.Arbitrary<Dataset> = fc.gen().map((draw) => {
  const codes = ["0101", "0102", "0103", "0104"].slice(0, draw(fc.integer, { min: 2, max: 4 }));
  const leaver = codes.length > 2 && draw(fc.boolean) ? codes.at(-1) : undefined;
  const staying = codes.filter((code) => code !== leaver);
  const bodies = codes.flatMap((municipality) => someBodies(draw, municipality));
  const plans = bodies.flatMap(({ key }) => YEARS.map((year) => plan(draw, key, year)));
  const periods = codes.flatMap((code) => YEARS.flatMap((year) => somePeriods(draw, code, year)));
  const reports = bodies.flatMap(({ key, municipality }) =>
    periods
      .filter((period) => period.municipality === municipality)
      .flatMap(({ year, kind }) => {
        const state = draw(fc.nat, 9) > 3 ? ("APPROVED" as const) : one(draw, ...OTHER_REPORT_STATES);
        return state === null ? [] : [{ body: key, year, period: kind, state }];
      }),
  );
  const actions = many(draw, 12, 5).map((index) => action(draw, `A${index}`, bodies, reports));
  return {
    format: "samplan-dataset/1",
    municipalities: codes.map((code) => municipality(draw, code)),
    collaborations: [
      {
        ...{ key: "random", name: "Samarbetet" },
        members: codes.map((code) => ({
          ...{ municipality: code, from: "2015-01-01", to: code === leaver ? "2026-06-30" : null },
        })),
      },
    ],
    policyDomains: ["LEDNING", "UTBILDNING"].map((key) => ({ key, nameSv: key, nameEn: key })),
    bodies,
    strategy: {
      ...{ collaboration: "random", key: "strategi", version: 1, state: "EFFECTIVE", effectiveFrom: "2016-01-01" },
      areas: AREAS.map(({ code, points }) => ({
        ...{ code, name: code, points: points.map((point) => ({ code: point, name: point })) },
      })),
      principles: [],
    },
    ...{ commonSections: [], adoptions: [], plans, periods, reports, actions },
    projects: many(draw, 8, 2).map((index) => project(draw, `PR${index}`, staying, actions)),
    indicators: many(draw, 5, 1).map((index) => indicator(draw, `I${index}`, periods)),
    users: codes.flatMap((code) => [
      { email: `analyst@${code}.example`, municipality: code, role: "ANALYST", body: null },
      { email: `coordinator@${code}.example`, municipality: code, role: "COORDINATOR", body: null },
    ]),
  };
});

/** One of the values. */
function one<const T>(draw: Draw, ...values: T[]): T {
  return draw(fc.constantFrom, ...values) as T;
}

/** Some of the values, in their order. */
function some<T>(draw: Draw, values: T[]): T[] {
  return draw(fc.subarray, values) as T[];
}

/** One to four of the values, in any order. */
function inAnyOrder<T>(draw: Draw, values: T[]): T[] {
  return draw(fc.shuffledSubarray, values, { minLength: 1, maxLength: Math.min(values.length, 4) }) as T[];
}

/** Numbers from 10 on, at most `max` of them: as keys they are in the same order as text. */
function many(draw: Draw, max: number, min = 0): number[] {
  return Array.from({ length: draw(fc.integer, { min, max }) }, (_, index) => 10 + index);
}

function municipality(draw: Draw, code: string) {
  const population = one(draw, 9_000, 145_000, 167_000, null);
  const populationOn = population === null ? null : one(draw, "2025-12-31", "2025-12-31", "2024-12-31");
  return { code, name: `Kommun ${code}`, shortName: code, population, populationOn, labels: LABELS };
}

function someBodies(draw: Draw, municipality: string) {
  return ["KS", "BUN", "SN"].slice(0, draw(fc.integer, { min: 1, max: 3 })).map((abbreviation) => ({
    ...{ key: `${municipality}-${abbreviation}`, municipality, name: `${abbreviation} i ${municipality}` },
    ...{ kind: "COMMITTEE", validFrom: "2015-01-01", validTo: null },
    domain: one(draw, "LEDNING", "UTBILDNING", null),
  }));
}

const IN_FORCE = ["ADOPTED", "FINAL", "CLOSED"];
const OTHER_STATES = ["DRAFT", "IN_PREPARATION", "PROPOSED", "RETURNED", "POSTPONED", "SUPERSEDED", "ANNULLED"];

function plan(draw: Draw, body: string, year: number) {
  const state = draw(fc.nat, 9) > 1 ? one(draw, ...IN_FORCE) : one(draw, ...OTHER_STATES);
  return { body, year, state, localText: one(draw, "", "Vi gör detta."), ...NO_TEXTS };
}

const NO_TEXTS = { decision: null, commonSection: null };

/** Most use every period, some end it on another day, some leave one out. */
function somePeriods(draw: Draw, municipality: string, year: number) {
  const left = one(draw, null, null, null, ...KINDS);
  return KINDS.filter((kind) => kind !== left).map((kind) => {
    const to = kind === "T2" && draw(fc.integer, { min: 0, max: 5 }) === 0 ? "07-31" : ENDS[kind];
    return { municipality, year, kind, from: `${year}-01-01`, to: `${year}-${to}`, dueOn: `${year}-12-31` };
  });
}

const OTHER_REPORT_STATES = [
  ...(["NOT_STARTED", "DRAFT", "SUBMITTED", "SUBMITTED", "RETURNED", "SUPERSEDED", "EXEMPT"] as const),
  null,
];

function action(draw: Draw, key: string, bodies: Dataset["bodies"], reports: Dataset["reports"]) {
  const years = one<number[]>(draw, [2026], [2026], [2026], [2025, 2026], [2025, 2026], [2025]);
  const area = one(draw, ...AREAS, null);
  const linked = some(draw, POINTS);
  const owners = inAnyOrder(draw, bodies);
  return {
    ...{ key, title: `Insats ${key}`, section: "LOCAL", financing: null, years },
    primaryArea: area?.code ?? null,
    strategyPoints: [...new Set([...linked, ...(area?.points.slice(0, 1) ?? [])])],
    weight: draw(fc.integer, { min: 1, max: 3 }),
    startDate: one(draw, null, null, null, null, ...DAYS),
    endDate: null,
    cancelledOn: draw(fc.nat, 9) === 0 ? one(draw, ...DAYS) : null,
    participations: owners.map(({ key: body }, index) => {
      const consent =
        index === 0 ? "ACCEPTED" : draw(fc.nat, 4) > 0 ? "ACCEPTED" : one(draw, "INVITED", "DECLINED", "WITHDRAWN");
      const answered = consent === "ACCEPTED" || consent === "WITHDRAWN";
      const saying = reports.filter(
        (report) => report.body === body && years.includes(report.year) && report.state !== "NOT_STARTED" && answered,
      );
      return {
        ...{ body, consent, role: index === 0 ? ("LEAD" as const) : ("PARTNER" as const), budgetTkr: draw(amount) },
        followUps: saying
          .filter(() => draw(fc.integer, { min: 0, max: 6 }) > 0)
          .map(({ year, period }) => ({ year, period, ...followUp(draw) })),
      };
    }),
  };
}

function followUp(draw: Draw) {
  const count = () => draw(fc.integer, { min: 0, max: 200 });
  return {
    assessment: one(draw, "GREEN", "GREEN", "YELLOW", "RED", "NOT_ASSESSABLE", null),
    costTkr: draw(amount),
    attendance: { women: count(), men: count(), other: count(), unspecified: count() },
  };
}

const DECIDED = ["GRANTED", "GRANTED", "GRANTED", "PARTLY_GRANTED", "REJECTED", "REJECTED"] as const;
const UNDECIDED = ["IDEA", "NEEDS_ANALYSIS", "DECIDED_TO_APPLY", "SUBMITTED", "RESERVE_LIST", "WITHDRAWN"] as const;

function isDecided(outcome: string): boolean {
  return DECIDED.some((state) => state === outcome);
}

function project(draw: Draw, key: string, codes: string[], actions: { key: string }[]) {
  const municipalities = inAnyOrder(draw, codes);
  const [startDate = "", endDate = ""] = [one(draw, ...DAYS), one(draw, ...DAYS)].sort();
  const sum = () => draw(amount) ?? 0;
  const outcome = one(draw, ...DECIDED, ...UNDECIDED);
  return {
    ...{ key, title: `Projekt ${key}`, programme: one(draw, "Erasmus+", "LIFE", "Östersjön") },
    action: one(draw, null, ...actions.map((each) => each.key)),
    ...{ municipalities, startDate, endDate, appliedTkr: draw(amount) },
    ...{ outcome, decidedOn: one(draw, ...DAYS, ...(isDecided(outcome) ? [] : [null])) },
    fundingLines: some(draw, municipalities).map((municipality) => ({
      ...{ municipality, eligibleTkr: sum(), grantedTkr: sum(), ownTkr: sum(), otherTkr: 0 },
      disbursements: many(draw, 2).map(() => ({ date: one(draw, ...DAYS), amountTkr: sum() })),
    })),
  };
}

function indicator(draw: Draw, key: string, periods: Dataset["periods"]) {
  const maybe = () => draw(amount);
  const period = one(draw, ...KINDS);
  const using = periods.filter((each) => each.year === 2026 && each.kind === period).map((each) => each.municipality);
  return {
    ...{ key, name: `Mått ${key}`, unit: one(draw, "%", "antal") },
    direction: one(draw, "UP", "DOWN", "MAINTAIN", "RANGE", "MILESTONE"),
    aggregation: one(draw, "SUM", "RATIO", "WEIGHTED_MEAN", "DISTINCT_COUNT", "LAST", "NONE"),
    ...{ year: 2026, period, jointlyCounted: one(draw, null, 0, 1, 3) },
    values: some(draw, using).map((municipality) => {
      const outcome = maybe();
      const parts =
        outcome === null ? {} : { numerator: maybe() ?? 1, denominator: maybe() ?? 0, weight: maybe() ?? 2 };
      const range = draw(fc.boolean) ? { targetMin: 1.5, targetMax: 70 } : {};
      return { municipality, baseline: maybe(), target: maybe(), outcome, ...parts, ...range };
    }),
  };
}

/** Thousands, to the nearest hundred kronor; null is not known. */
function amount(): fc.Arbitrary<number | null> {
  return fc.option(fc.integer({ min: 0, max: 50_000 }).map((hundreds) => hundreds / 10));
}
