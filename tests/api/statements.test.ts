import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { RequestTransaction } from "../../packages/server/src/context/request-transaction.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { databaseWith } from "../support/load-dataset.js";
import { type PlainDatasetOptions, plainDataset } from "../support/plain-dataset.js";
import { wholeSummary } from "../support/whole-summary.js";

const analyst = "analyst@0100.example";
const text = "{ markdown plain document }";
const content = `content { title description weight startDate endDate continuous financing implementationStatus cancelledOn
  primaryArea { code name } strategyPoints { code area { code } } principles { code } }`;
const participation = `id role consent responsibleFunction budget { amount currency } body { name domain { name } }
  municipality { name } version ${content}`;
const followUps = `followUps { assessment implementationStatus progress comment correctiveMeasure cost { amount }
  attendance { women men other unspecified } effects { kind evidenceLevel description } report { state period } }`;

/** What a page about plans shows: the whole plan, its actions from both sides, and what is reported about them. */
const planFields = `
  id label year revision state inForce version municipality { name labels { plan } } body { name domain { name } }
  strategyVersions { number state areas { code text ${text} points { code text ${text} } } missingAdoptions { name } }
  commonSections { conditional exemptionReason version { year text ${text} state adoptions { outcome decision { date } } } }
  localText ${text}
  decision { date paragraph body { name } }
  participations {
    ${participation} ${followUps} plan { label }
    action {
      id reference section joint ${content} projects { reference title fundingLines { granted { amount } disbursed { amount } } }
      consolidated(year: 2026, period: T2) { light incomplete }
      participations { ${participation} ${followUps} plan { label state } }
    }
  }
  reports { period state dueOn approvedAt plan { id } followUps { assessment participation { action { reference } } } }`;

afterEach(() => {
  jest.restoreAllMocks();
});

/** What `work` makes of the server over a plain dataset, for one size after the other: the count watches the class. */
async function forEachOf<Result>(
  sizes: readonly PlainDatasetOptions[],
  work: (ask: CountingApi) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const size of sizes) results.push(await serving(size, work));
  return results;
}

async function serving<Result>(
  options: PlainDatasetOptions,
  work: (ask: CountingApi) => Promise<Result>,
): Promise<Result> {
  const api = await startTestApi(await databaseWith(plainDataset(options)));
  try {
    return await work(counting(api));
  } finally {
    await api.stop();
  }
}

type CountingApi = (
  query: string,
  variables?: object,
) => Promise<{ data: Record<string, unknown>; statements: number }>;

function counting(api: TestApi): CountingApi {
  return async (query, variables) => {
    const commit = jest.spyOn(RequestTransaction.prototype, "commit");
    const { data, errors } = await api.query(analyst, query, variables);
    expect(errors).toEqual([]);
    const [transaction, ...others] = commit.mock.contexts as RequestTransaction[];
    commit.mockRestore();
    if (!transaction || others.length > 0 || data === null) throw new Error("one request, one transaction");
    return { data, statements: transaction.statements };
  };
}

describe("the number of statements", () => {
  it("for a plan page does not depend on the number of its actions", async () => {
    const [few, many] = await forEachOf([{ actionsPerPlan: 2 }, { actionsPerPlan: 24 }], async (ask) => {
      const list = await ask("{ plans(first: 1) { nodes { id } } }");
      const [{ id }] = (list.data.plans as { nodes: [{ id: string }] }).nodes;
      const { data, statements } = await ask(`query ($id: ID!) { plan(id: $id) { ${planFields} } }`, { id });
      return { parts: (data.plan as { participations: unknown[] }).participations.length, statements };
    });
    expect(few?.parts).toBe(2 + 1);
    expect(many?.parts).toBe(24 + 12);
    expect(many?.statements).toBe(few?.statements);
    expect(many?.statements).toBeLessThanOrEqual(60);
  });

  it("for a list of plans does not depend on how many there are", async () => {
    const sizes = [2, 8].map((municipalities) => ({ municipalities, actionsPerPlan: 3 }));
    const [few, many] = await forEachOf(sizes, async (ask) => {
      const { data, statements } = await ask(`{ plans(first: 100) { nodes { ${planFields} } } }`);
      return { plans: (data.plans as { nodes: unknown[] }).nodes.length, statements };
    });
    expect(few?.plans).toBe(2);
    expect(many?.plans).toBe(8);
    expect(many?.statements).toBe(few?.statements);
  });

  it("for a whole summary or its actions is at most 20, for any number of municipalities", async () => {
    const sizes = [2, 8].map((municipalities) => ({ municipalities, actionsPerPlan: 4 }));
    const input = { collaboration: "plain", year: 2026, period: "T2" };
    const [few, many] = await forEachOf(sizes, async (ask) => {
      const whole = await ask(wholeSummary, { input });
      const listed = await ask(
        `query ($input: FollowUpSummaryInput!) { followUpSummary(input: $input) {
          actions(first: 100) { nodes { reference consolidated(year: 2026, period: T2) { light } } } } }`,
        { input },
      );
      const { actions } = listed.data.followUpSummary as { actions: { nodes: unknown[] } };
      return { actions: actions.nodes.length, whole: whole.statements, listed: listed.statements };
    });
    expect(few?.actions).toBe(8);
    expect(many?.actions).toBe(32);
    expect(many).toMatchObject({ whole: few?.whole, listed: few?.listed });
    expect(Math.max(many?.whole ?? Infinity, many?.listed ?? Infinity)).toBeLessThanOrEqual(20);
  });
});
