import { graphql, type ResultOf } from "@samplan/client";
import { print } from "graphql";
import type { Summary } from "../../packages/server/src/features/follow-up-summary/summary.js";

const figures = graphql(`
  fragment Figures on FollowUpFigures @_unmask {
    actions green yellow red notAssessable missing notReported awaitingApproval returned notStarted incomplete
    coverage responseRate greenShare score weightedScore
  }
`);
const attendance = graphql(`fragment Heads on Attendance @_unmask { women men other unspecified }`);
const money = graphql(`fragment Sum on Money @_unmask { amount currency }`);
const memberMoney = graphql(
  `fragment MemberMoney on MunicipalityMoney @_unmask { municipality { code } money { ...Sum } }`,
  [money],
);
const areaMoney = graphql(`fragment OfArea on AreaMoney @_unmask { area { code } money { ...Sum } }`, [money]);

const document = graphql(
  `
  query WholeSummary($input: FollowUpSummaryInput!) {
    followUpSummary(input: $input) {
      scope { municipalities { code } year period lastDay basis consolidation comparable }
      total { ...Figures }
      byMunicipality { municipality { code } figures { ...Figures } }
      overlap
      byArea { area { code } figures { ...Figures } byMunicipality { municipality { code } figures { ...Figures } } }
      byDomain { domain { key } figures { ...Figures } }
      byBody { body { abbreviation municipality { code } } figures { ...Figures } }
      byStrategyPoint { point { code } actions }
      uncoveredStrategyPoints { code }
      joint { ...Figures }
      cancelled
      exempt
      trend { improved same worse notComparable }
      reports { due approved submitted returned notSubmitted exempt }
      plansDescribing { count share }
      budget { ...MemberMoney }
      budgetByArea { ...OfArea }
      cost { ...MemberMoney }
      costByArea { ...OfArea }
      attendance {
        yearToDate { ...Heads }
        inPeriod { ...Heads }
        carriedForward
        byMunicipality { municipality { code } yearToDate { ...Heads } inPeriod { ...Heads } }
      }
      funding {
        granted { ...Sum }
        grantedByMunicipality { ...MemberMoney }
        grantedInYear { ...Sum }
        own { ...Sum }
        eligible { ...Sum }
        disbursed { ...Sum }
        externalShare leverage disbursementRate successRateNumber successRateAmount grantedPerInhabitant
        byProgramme { programme money { ...Sum } }
      }
      externallyFunded { count share }
      indicators {
        indicator { key }
        total partialSum
        missingMembers { code }
        byMunicipality { municipality { code } baseline target targetMin targetMax outcome attainment }
      }
    }
  }
`,
  [figures, attendance, money, memberMoney, areaMoney],
);

/** Every figure of a summary, in one query with the variable `input`. */
export const wholeSummary = print(document);
export type WholeSummary = ResultOf<typeof document>;

/** What the rules answer, without the units behind the figures, which the API gives as pages of actions. */
export type SummaryFigures = Omit<Summary, "units" | "unitsByMunicipality">;

/** The API's answer in the form of the rules' own, with natural keys for ids: codes, and a body as "0580 KS". */
export function figuresOf(summary: NonNullable<WholeSummary["followUpSummary"]>): SummaryFigures {
  const { scope, attendance, funding } = summary;
  return {
    ...summary,
    scope: { ...scope, municipalities: scope.municipalities.map(({ code }) => code) },
    byMunicipality: summary.byMunicipality.map(ofMember),
    byArea: summary.byArea.map(({ area, byMunicipality, figures }) => ({
      ...{ area: area.code, figures, byMunicipality: byMunicipality.map(ofMember) },
    })),
    byDomain: summary.byDomain.map(({ domain, figures }) => ({ domain: domain.key, figures })),
    byBody: summary.byBody.map(({ body, figures }) => ({
      ...{ bodyId: `${body.municipality.code} ${body.abbreviation}`, figures },
    })),
    byStrategyPoint: summary.byStrategyPoint.map(({ point, actions }) => ({ point: point.code, actions })),
    uncoveredStrategyPoints: summary.uncoveredStrategyPoints.map(({ code }) => code),
    budget: summary.budget.map(amountOfMember),
    budgetByArea: summary.budgetByArea.map(amountOfArea),
    cost: summary.cost.map(amountOfMember),
    costByArea: summary.costByArea.map(amountOfArea),
    attendance: { ...attendance, byMunicipality: attendance.byMunicipality.map(ofMember) },
    funding: {
      ...funding,
      granted: öre(funding.granted),
      grantedByMunicipality: funding.grantedByMunicipality.map(amountOfMember),
      grantedInYear: öre(funding.grantedInYear),
      own: öre(funding.own),
      eligible: öre(funding.eligible),
      disbursed: öre(funding.disbursed),
      byProgramme: funding.byProgramme.map(({ programme, money }) => ({ programme, amount: öre(money) })),
    },
    indicators: summary.indicators.map(({ indicator, missingMembers, byMunicipality, ...result }) => ({
      ...result,
      indicatorId: indicator.key,
      missingMembers: missingMembers.map(({ code }) => code),
      byMunicipality: byMunicipality.map(ofMember),
    })),
  };
}

function ofMember<Rest extends { municipality: { code: string } }>({ municipality, ...rest }: Rest) {
  return { municipalityId: municipality.code, ...rest };
}

interface Amount {
  amount: string;
  currency: string;
}

function amountOfMember({ municipality, money }: { municipality: { code: string }; money: Amount }) {
  return { municipalityId: municipality.code, amount: öre(money) };
}

function amountOfArea({ area, money }: { area: { code: string }; money: Amount }) {
  return { area: area.code, amount: öre(money) };
}

function öre({ amount, currency }: Amount): bigint {
  if (currency !== "SEK" || !/^-?\d+\.\d\d$/.test(amount))
    throw new Error(`not an amount in SEK: ${amount} ${currency}`);
  return BigInt(amount.replace(".", ""));
}
