import { expect, it, jest } from "@jest/globals";
import type { Consolidation, FollowUpSummaryInput, PeriodKind } from "@samplan/schema";
import fc from "fast-check";
import {
  type FollowUpScope,
  matchingActions,
  type Summary,
  summarise,
} from "../../packages/server/src/features/follow-up-summary/index.js";
import { startTestApi, type TestApi } from "../support/api.js";
import type { Dataset } from "../support/dataset.js";
import { factsFromDataset } from "../support/facts-from-dataset.js";
import { databaseWith } from "../support/load-dataset.js";
import { randomDataset } from "../support/random-dataset.js";
import { figuresOf, type SummaryFigures, type WholeSummary, wholeSummary } from "../support/whole-summary.js";

jest.setTimeout(600_000);

const DATASETS = 12;
const YEAR = 2026;

interface Question {
  period: PeriodKind;
  consolidation: Consolidation;
  about: "ALL" | "SOME" | "OWN_SUBMITTED";
}

const questions = fc.array(
  fc.record<Question>({
    period: fc.constantFrom("T1", "T2", "FULL_YEAR"),
    consolidation: fc.constantFrom("WORST", "LEAD", "EACH"),
    about: fc.constantFrom("ALL", "ALL", "SOME", "OWN_SUBMITTED"),
  }),
  { minLength: 5, maxLength: 5 },
);

it("answers by the rules, and the same to every member, whatever the plans hold", async () => {
  const property = fc.asyncProperty(randomDataset, questions, async (dataset, asked) => {
    const api = await startTestApi(await databaseWith(dataset));
    try {
      for (const question of asked) await check(api, dataset, question);
    } finally {
      await api.stop();
    }
  });
  // Small datasets, where fast-check begins, answer 0 to most questions; and each attempt to shrink one costs a database.
  await fc.assert(property, { numRuns: DATASETS, plugins: [fc.unbiased()], endOnFailure: true });
});

async function check(api: TestApi, dataset: Dataset, { period, consolidation, about }: Question): Promise<void> {
  const { municipalities: members } = factsFromDataset(dataset, YEAR, { municipalities: [], period });
  const codes = members.map(({ code }) => code);
  const [own = "", other = own] = codes;
  const municipalities = { ALL: codes, SOME: codes.slice(0, 2), OWN_SUBMITTED: [own] }[about];
  const basis = about === "OWN_SUBMITTED" ? "INCLUDE_SUBMITTED" : "APPROVED";
  const scope: FollowUpScope = { period, consolidation, municipalities, basis };
  const expected = summarise(factsFromDataset(dataset, YEAR, scope), scope);
  const input = {
    collaboration: "random",
    year: YEAR,
    ...scope,
    municipalities: about === "ALL" ? null : municipalities,
  };

  const viewers =
    about === "OWN_SUBMITTED" ? [`analyst@${own}`, `coordinator@${own}`] : [`analyst@${own}`, `analyst@${other}`];
  for (const viewer of viewers) {
    const email = `${viewer}.example`;
    const figures = await ask<WholeSummary>(api, email, wholeSummary, input);
    expect(ordered(figuresOf(present(figures.followUpSummary)))).toEqual(ordered(named(expected)));
    const lists = await ask<Lists>(api, email, drillDown, input);
    expect(referencesOf(lists)).toEqual(listsOf(expected));
  }
}

const drillDown = `query ($input: FollowUpSummaryInput!) { followUpSummary(input: $input) {
  all: actions(first: 100) { nodes { reference } }
  red: actions(light: [RED, MISSING]) { nodes { reference } }
  worse: actions(trend: [WORSE, NOT_COMPARABLE]) { nodes { reference } }
  inArea: actions(area: "P") { nodes { reference } }
  disagree: actions(disagreement: true) { nodes { reference } }
} }`;

type Lists = { followUpSummary: Record<string, { nodes: { reference: string }[] }> | null };

function referencesOf({ followUpSummary }: Lists): Record<string, string[]> {
  const lists = Object.entries(present(followUpSummary));
  return Object.fromEntries(lists.map(([name, { nodes }]) => [name, nodes.map(({ reference }) => reference)]));
}

function listsOf(summary: Summary): Record<string, string[]> {
  const filters = {
    all: {},
    red: { light: ["RED", "MISSING"] },
    worse: { trend: ["WORSE", "NOT_COMPARABLE"] },
    inArea: { area: "P" },
    disagree: { disagreement: true },
  } as const;
  return Object.fromEntries(
    Object.entries(filters).map(([name, filter]) => [
      name,
      matchingActions(summary, filter).map(({ reference }) => reference),
    ]),
  );
}

async function ask<Data>(api: TestApi, email: string, query: string, input: FollowUpSummaryInput): Promise<Data> {
  const { data, errors } = await api.query<Data>(email, query, { input });
  expect(errors).toEqual([]);
  return present(data);
}

/** A body is to the API "0101 KS", to the dataset "0101-KS". */
function named({ units: _units, unitsByMunicipality: _own, ...summary }: Summary): SummaryFigures {
  return {
    ...summary,
    byBody: summary.byBody.map(({ bodyId, figures }) => ({ bodyId: bodyId.replace("-", " "), figures })),
  };
}

/** Bodies come in Swedish order of their names, which the dataset's are not in. */
function ordered({ byBody, byDomain, ...summary }: SummaryFigures): SummaryFigures {
  return {
    ...summary,
    byBody: byBody.toSorted((a, b) => (a.bodyId < b.bodyId ? -1 : 1)),
    byDomain: byDomain.toSorted((a, b) => (a.domain < b.domain ? -1 : 1)),
  };
}

function present<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error("expected an answer");
  return value;
}
