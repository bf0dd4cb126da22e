import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestApi, type TestApi } from "../support/api.js";
import { instantOf } from "../support/as-of.js";
import { demoDatabase, type TestDatabase } from "../support/database.js";
import { databaseWith } from "../support/load-dataset.js";
import { plainDataset } from "../support/plain-dataset.js";
import { wholeSummary } from "../support/whole-summary.js";

const summary = `query ($input: FollowUpSummaryInput!) {
  followUpSummary(input: $input) { scope { asOf computedAt } total { actions missing green } reports { due approved }
    funding { granted { amount } disbursed { amount } } indicators { total } }
}`;

interface Summary {
  scope: { asOf: string | null; computedAt: string };
  total: { actions: number; missing: number; green: number };
  reports: { due: number; approved: number };
  funding: { granted: { amount: string }; disbursed: { amount: string } };
  indicators: { total: number | null }[];
}

describe("the demo", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi(demoDatabase());
  });
  afterAll(() => api.stop());

  it.each(["T1", "T2", "FULL_YEAR"])("has the same figures as of now as it has now: %s", async (period) => {
    const input = { collaboration: "linkoping-norrkoping", year: 2026, period };
    const now = await api.query("analyst@linkoping.example", wholeSummary, { input });
    const asOf = await instantOf(demoDatabase());
    const then = await api.query("analyst@norrkoping.example", wholeSummary, { input: { ...input, asOf } });
    expect(now.errors).toEqual([]);
    expect(then.errors).toEqual([]);
    expect(then.data).toEqual(now.data);
  });
});

/** The plain dataset, two years ago: what it dates lies in the past, whatever day the test is run on. */
function plainOf2024(): object {
  const text = JSON.stringify(plainDataset({ actionsPerPlan: 4 }));
  return JSON.parse(
    text
      .replaceAll("2025-", "2023-")
      .replaceAll("2026-", "2024-")
      .replaceAll('"year":2026', '"year":2024')
      .replaceAll("[2026]", "[2024]")
      .replaceAll("2027-", "2025-"),
  );
}

describe("a dataset", () => {
  let database: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    database = await databaseWith(plainOf2024());
    api = await startTestApi(database);
  });
  afterAll(() => api.stop());

  async function asOf(instant: string | null, period = "T2"): Promise<Summary> {
    const input = { collaboration: "plain", year: 2024, period, asOf: instant };
    const { data, errors } = await api.query("analyst@0100.example", summary, { input });
    expect(errors).toEqual([]);
    return data?.followUpSummary as Summary;
  }

  it("is answered about as of any day by the days that it gives", async () => {
    const before = await asOf("2023-11-30T12:00:00Z");
    expect(before).toMatchObject({
      total: { actions: 0 },
      reports: { due: 0 },
      funding: { granted: { amount: "0.00" } },
    });
    const adopted = await asOf("2023-12-01T00:00:00+01:00");
    expect(adopted).toMatchObject({ total: { actions: 8, missing: 8 }, reports: { due: 2, approved: 0 } });
    const granted = await asOf("2024-02-01T12:00:00Z");
    expect(granted.funding).toEqual({ granted: { amount: "160000.00" }, disbursed: { amount: "0.00" } });
    const firstReports = await asOf("2024-05-20T12:00:00Z", "T1");
    expect(firstReports).toMatchObject({ total: { missing: 0 }, reports: { approved: 2 } });
    expect(await asOf("2024-05-19T21:59:59.999Z", "T1")).toMatchObject({
      total: { missing: 8 },
      reports: { approved: 0 },
    });
    const beforeSecond = await asOf("2024-09-19T12:00:00Z");
    expect(beforeSecond).toMatchObject({ total: { missing: 8 }, reports: { due: 2, approved: 0 }, indicators: [] });
    expect(beforeSecond.funding.disbursed.amount).toBe("80000.00");
  });

  it("is what it is now as of its last day and of this instant, and says of which", async () => {
    const { scope: unasked, ...now } = await asOf(null);
    expect(unasked.asOf).toBeNull();
    expect(now.reports).toEqual({ due: 2, approved: 2 });
    const instant = await instantOf(database);
    for (const day of ["2024-12-31T12:00:00.000Z", instant]) {
      const { scope, ...then } = await asOf(day);
      expect(then).toEqual(now);
      expect(scope.asOf).toBe(day);
      expect(scope.computedAt).toBe(unasked.computedAt);
    }
  });
});
