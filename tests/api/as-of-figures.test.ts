import { expect, it, jest } from "@jest/globals";
import fc from "fast-check";
import { startTestApi, type TestApi } from "../support/api.js";
import { instantOf } from "../support/as-of.js";
import { withConnection } from "../support/database.js";
import { databaseWith } from "../support/load-dataset.js";
import { type Change, changeNames, changeStatement } from "../support/random-changes.js";
import { randomDataset } from "../support/random-dataset.js";
import { wholeSummary } from "../support/whole-summary.js";

jest.setTimeout(600_000);

const DATASETS = 5;
const CHANGES = 10;

// Two members, so that what one sees of the other is asked about too.
const asked = [
  { email: "analyst@0101.example", input: { collaboration: "random", year: 2026, period: "T1" } },
  { email: "analyst@0102.example", input: { collaboration: "random", year: 2026, period: "T2" } },
];

async function answers(api: TestApi, asOf: string | null): Promise<unknown[]> {
  const all = asked.map(({ email, input }) => api.query(email, wholeSummary, { input: { ...input, asOf } }));
  return (await Promise.all(all)).map(({ data, errors }) => ({ data, errors: errors.map(({ message }) => message) }));
}

const changes = fc.array(
  fc.record({ change: fc.constantFrom<Change[]>(...changeNames), seed: fc.nat({ max: 1_000 }) }),
  { minLength: CHANGES, maxLength: CHANGES },
);

it("I20: as of every instant come the figures that were answered then, in total and by municipality", async () => {
  let different = 0;
  const property = fc.asyncProperty(randomDataset, changes, async (dataset, planned) => {
    const database = await databaseWith(dataset);
    const api = await startTestApi(database);
    try {
      const kept = [{ instant: await instantOf(database), answered: await answers(api, null) }];
      for (const { change, seed } of planned) {
        await withConnection(database.ownerUrl, (owner) => owner.query(changeStatement(change, seed)));
        kept.push({ instant: await instantOf(database), answered: await answers(api, null) });
      }
      for (const { instant, answered } of kept) expect(await answers(api, instant)).toEqual(answered);
      different += new Set(kept.map(({ answered }) => JSON.stringify(answered))).size;
    } finally {
      await api.stop();
    }
  });
  await fc.assert(property, { numRuns: DATASETS, endOnFailure: true });
  // The changes must have changed something, or nothing was tested.
  expect(different).toBeGreaterThan(DATASETS * 3);
});
