import type {
  FollowUpFacts,
  FollowUpScope,
  PeriodFact,
  PeriodKind,
} from "../../packages/server/src/features/follow-up-summary/facts.js";
import { applicationTotals } from "../../packages/server/src/features/follow-up-summary/rules/applications.js";
import { lastDay } from "../../packages/server/src/features/follow-up-summary/rules/periods.js";
import type { Dataset, DatasetProject } from "./dataset.js";

const IN_FORCE = ["ADOPTED", "FINAL", "CLOSED"];

/** The facts of a dataset file (samplan-dataset/1) without a database: its natural keys are the ids. Needs one collaboration. */
export function factsFromDataset(
  dataset: Dataset,
  year: number,
  { municipalities, period }: Pick<FollowUpScope, "municipalities" | "period">,
): FollowUpFacts {
  const bodies = new Map(dataset.bodies.map((body) => [body.key, body]));
  const members = membersOn(dataset, year, period);
  const periods = periodsOf(dataset, year).filter((each) => members.includes(each.municipalityId));
  const plans = dataset.plans
    .filter((plan) => plan.year === year && IN_FORCE.includes(plan.state))
    .filter((plan) => members.includes(bodies.get(plan.body)?.municipality ?? ""))
    .map((plan) => ({
      municipalityId: bodies.get(plan.body)?.municipality ?? "",
      bodyId: plan.body,
      domain: bodies.get(plan.body)?.domain ?? null,
      hasLocalText: plan.localText !== "",
    }));
  const reports = dataset.reports
    .filter((report) => report.year === year)
    .map(({ body, period: kind, state }) => ({
      id: `${body} ${kind}`,
      bodyId: body,
      period: kind,
      revision: 1,
      state,
    }));
  const actions = dataset.actions.filter((action) => action.years.includes(year));
  const until = lastDay(periods, municipalities, year, period);
  return {
    year,
    municipalities: dataset.municipalities
      .filter(({ code }) => members.includes(code))
      .map((each) => ({
        id: each.code,
        code: each.code,
        population: each.population,
        populationOn: each.populationOn,
      })),
    periods,
    areas: dataset.strategy.areas.map(({ code, points }) => ({ code, pointCodes: points.map((point) => point.code) })),
    earlierPoints: [],
    plans,
    parts: actions.flatMap((action) =>
      action.participations.flatMap((participation) => {
        const plan = plans.find((each) => each.bodyId === participation.body);
        if (participation.consent !== "ACCEPTED" || plan === undefined) return [];
        const { municipalityId, bodyId, domain } = plan;
        return {
          ...{ municipalityId, bodyId, domain, actionId: action.key, reference: action.key, mergedInto: null },
          role: participation.role,
          budget: known(participation.budgetTkr),
          content: {
            revision: 1,
            weight: action.weight,
            startDate: action.startDate,
            cancelledOn: action.cancelledOn ?? null,
            area: action.primaryArea,
            strategyPoints: action.strategyPoints,
          },
        };
      }),
    ),
    reports,
    followUps: actions.flatMap((action) =>
      action.participations.flatMap(({ body, followUps }) =>
        (followUps ?? [])
          .filter((followUp) => (followUp.year ?? year) === year)
          .map(({ period: kind, assessment, costTkr, attendance }) => ({
            reportId: `${body} ${kind}`,
            actionId: action.key,
            assessment: assessment ?? null,
            cost: known(costTkr),
            attendance: { women: 0, men: 0, other: 0, unspecified: 0, ...attendance },
          })),
      ),
    ),
    projects: dataset.projects.map(projectFact),
    applications: applicationTotals(dataset.projects.map(applicationFact), municipalities, year, until),
    indicators: dataset.indicators
      .filter((indicator) => indicator.year === year && indicator.period === period)
      .map(({ key, unit, direction, aggregation, jointlyCounted, values }) => ({
        ...{ id: key, unit, direction, aggregation, leadMunicipalityId: null },
        jointlyCounted: text(jointlyCounted),
        values: values
          .filter((value) => members.includes(value.municipality))
          .map((value) => ({
            municipalityId: value.municipality,
            baseline: text(value.baseline),
            target: text(value.target),
            targetMin: text(value.targetMin),
            targetMax: text(value.targetMax),
            outcome: text(value.outcome),
            numerator: text(value.numerator),
            denominator: text(value.denominator),
            weight: text(value.weight),
          })),
      })),
  };
}

/** A calendar counts where its municipality is a member on the period's last day. */
function membersOn(dataset: Dataset, year: number, kind: PeriodKind): string[] {
  const memberships = dataset.collaborations.flatMap((collaboration) => collaboration.members);
  const on = (day: string) => memberships.filter(({ from, to }) => from <= day && day <= (to ?? day));
  const isMember = (code: string, day: string) => on(day).some(({ municipality }) => municipality === code);
  const used = periodsOf(dataset, year).filter((each) => isMember(each.municipalityId, each.to));
  const codes = used.map((each) => each.municipalityId);
  return on(lastDay(used, codes, year, kind)).map(({ municipality }) => municipality);
}

function periodsOf(dataset: Dataset, year: number): PeriodFact[] {
  return dataset.periods
    .filter((each) => each.year === year)
    .map(({ municipality, kind, to }) => ({ municipalityId: municipality, kind, to }));
}

function projectFact(project: DatasetProject): FollowUpFacts["projects"][number] {
  return {
    id: project.key,
    programme: project.programme,
    state: project.outcome,
    startDate: project.startDate,
    endDate: project.endDate,
    decidedOn: project.decidedOn,
    actionIds: project.action === null ? [] : [project.action],
    lines: project.fundingLines.map((line) => ({
      municipalityId: line.municipality,
      eligible: öre(line.eligibleTkr),
      granted: öre(line.grantedTkr),
      own: öre(line.ownTkr),
      disbursements: line.disbursements.map(({ date, amountTkr }) => ({ date, amount: öre(amountTkr) })),
    })),
  };
}

function applicationFact(project: DatasetProject) {
  const { state, decidedOn, lines } = projectFact(project);
  return { state, decidedOn, lines, applied: known(project.appliedTkr), municipalityIds: project.municipalities };
}

function known(tkr: number | null | undefined): bigint | null {
  return tkr == null ? null : öre(tkr);
}

/** Thousands of SEK to öre. */
function öre(tkr: number): bigint {
  return BigInt(Math.round(tkr * 100_000));
}

function text(value: number | null | undefined): string | null {
  return value == null ? null : String(value);
}
