/** How large, in what state, and with what titles. */
export interface PlainDatasetOptions {
  municipalities?: number;
  actionsPerPlan?: number;
  /** ADOPTED is shared with the other members, DRAFT with nobody. */
  planState?: "ADOPTED" | "DRAFT";
  /** By the number of the action in its plan and the municipality's code. */
  title?: (action: number, code: string) => string;
}

const YEAR = 2026;
const labels = {
  plan: "Verksamhetsplan",
  planDefinite: "verksamhetsplanen",
  planPlural: "Verksamhetsplaner",
  planPluralDefinite: "verksamhetsplanerna",
  strategy: "Internationell strategi",
  strategyDefinite: "strategin",
  sharedStrategy: "Gemensam strategi",
};

/**
 * A dataset (samplan-dataset/1) that is the same for every municipality: one body, one plan, and actions of which each
 * other one is joint with the next municipality, all reported for T1 and T2. Codes are 0100, 0101, …; what belongs to a
 * municipality has its code in every text. Users: coordinator@, analyst@ and planner@ 0100.example.
 */
export function plainDataset({
  municipalities: size = 2,
  actionsPerPlan = 5,
  planState = "ADOPTED",
  title = (action, code) => `Insats ${action} i ${code}`,
}: PlainDatasetOptions = {}) {
  const codes = Array.from({ length: size }, (_, index) => String(100 + index).padStart(4, "0"));
  const body = (code: string) => `M${code}-KS`;
  const next = (code: string) => codes[(codes.indexOf(code) + 1) % codes.length] ?? code;
  const adopted = planState === "ADOPTED";
  return {
    format: "samplan-dataset/1",
    municipalities: codes.map((code) => ({
      ...{
        code,
        name: `Kommun ${code}`,
        shortName: code,
        population: 10_000,
        populationOn: `${YEAR - 1}-12-31`,
        labels,
      },
    })),
    collaborations: [
      {
        ...{ key: "plain", name: "Samarbetet" },
        members: codes.map((municipality) => ({ municipality, from: "2015-01-01" })),
      },
    ],
    policyDomains: [{ key: "LEDNING", nameSv: "Kommunövergripande", nameEn: "Municipality-wide" }],
    bodies: codes.map((code) => ({
      ...{ key: body(code), municipality: code, name: `Kommunstyrelsen i ${code}`, kind: "EXECUTIVE" },
      ...{ domain: "LEDNING", validFrom: "2015-01-01" },
    })),
    strategy: {
      ...{ collaboration: "plain", key: "strategi", version: 1, state: "EFFECTIVE", effectiveFrom: "2016-01-01" },
      areas: ["A", "B"].map((area) => ({
        ...{ code: area, name: `Område ${area}`, text: "En text." },
        points: [1, 2].map((number) => ({
          code: `${area}${number}`,
          name: `Punkt ${area}${number}`,
          text: "En text.",
        })),
      })),
      principles: [{ code: "R1", name: "Princip", text: "En text." }],
    },
    commonSections: [
      { year: YEAR, version: 1, state: "EFFECTIVE", effectiveFrom: "2025-11-01", text: "## Gemensamt\n\nEn text." },
    ],
    adoptions: codes.map((municipality) => ({
      ...{ subject: "COMMON_SECTION", year: YEAR, version: 1, municipality, outcome: "ADOPTED" },
      decision: { body: body(municipality), date: "2025-10-20", paragraph: "§ 1" },
    })),
    plans: codes.map((code) => ({
      ...{ body: body(code), year: YEAR, state: planState, localText: `## Lokalt\n\nText från ${code}.` },
      decision: adopted ? { body: body(code), date: "2025-12-01", paragraph: "§ 2" } : null,
      commonSection: adopted ? { version: 1, conditional: false } : null,
    })),
    periods: codes.flatMap((municipality) => [
      { municipality, year: YEAR, kind: "T1", from: "2026-01-01", to: "2026-04-30", dueOn: "2026-05-20" },
      { municipality, year: YEAR, kind: "T2", from: "2026-01-01", to: "2026-08-31", dueOn: "2026-09-20" },
    ]),
    actions: codes.flatMap((code) =>
      Array.from({ length: actionsPerPlan }, (_, number) => {
        const joint = number % 2 === 0 && adopted && next(code) !== code;
        const bodies = joint ? [body(code), body(next(code))] : [body(code)];
        return {
          ...{ key: `${code}-${number}`, title: title(number, code), description: `Beskrivning från ${code}.` },
          ...{
            section: joint ? "COMMON" : "LOCAL",
            primaryArea: "A",
            strategyPoints: ["A1", "B2"],
            principles: ["R1"],
          },
          ...{ weight: 1, years: [YEAR], startDate: "2026-01-01", endDate: "2026-12-31", financing: "OWN" },
          participations: bodies.map((each, index) => ({
            ...{ body: each, role: index === 0 ? "LEAD" : "PARTNER", consent: "ACCEPTED", budgetTkr: 10 },
            responsibleFunction: `Samordnare i ${code}`,
            followUps: adopted ? ["T1", "T2"].map((period) => followUp(period, code)) : [],
          })),
        };
      }),
    ),
    reports: adopted
      ? codes.flatMap((code) =>
          ["T1", "T2"].map((period) => ({ body: body(code), year: YEAR, period, state: "APPROVED" })),
        )
      : [],
    projects: codes.map((code) => ({
      ...{ key: `PR${code}`, title: `Projekt i ${code}`, programme: "Erasmus+", municipalities: [code] },
      ...{ action: actionsPerPlan > 0 ? `${code}-0` : null, startDate: "2026-01-01", endDate: "2027-12-31" },
      ...{ appliedTkr: 100, outcome: "GRANTED", decidedOn: "2026-02-01" },
      fundingLines: [
        {
          ...{ municipality: code, eligibleTkr: 100, grantedTkr: 80, ownTkr: 20, otherTkr: 0 },
          disbursements: [{ date: "2026-06-01", amountTkr: 40 }],
        },
      ],
    })),
    indicators: [
      {
        ...{
          key: "I1",
          name: "Beviljade medel",
          unit: "tkr",
          direction: "UP",
          aggregation: "SUM",
          year: YEAR,
          period: "T2",
        },
        values: codes.map((municipality) => ({ municipality, baseline: 0, outcome: 50, target: 100 })),
      },
    ],
    users: codes.flatMap((code) => [
      { email: `coordinator@${code}.example`, municipality: code, role: "COORDINATOR", body: null },
      { email: `analyst@${code}.example`, municipality: code, role: "ANALYST", body: null },
      { email: `planner@${code}.example`, municipality: code, role: "PLANNER", body: body(code) },
    ]),
  };
}

function followUp(period: string, code: string) {
  return {
    ...{
      period,
      assessment: "GREEN",
      costTkr: 5,
      comment: `Kommentar från ${code}.`,
      attendance: { women: 3, men: 2 },
    },
    effects: [{ kind: "NETWORK", evidenceLevel: "OBSERVED", description: `Verkan i ${code}.` }],
  };
}
