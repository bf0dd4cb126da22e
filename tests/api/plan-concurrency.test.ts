import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { createPlan, decisionOn, doPlan, proposePlan, readPlan, recordOn, tryPlan, upon } from "../support/plan.js";

const WRITERS = 50;
const PAIRS = 20;

let database: TestDatabase;
let api: TestApi;
let tenant: Tenant;

beforeAll(async () => {
  database = await emptyDatabase();
  tenant = await createTenant(database);
  api = await startTestApi(database, { poolSize: 10 });
}, 60_000);
afterAll(() => api.stop());

const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);

/** The states of a year's plans, by revision. */
async function statesOf(year: number): Promise<string[]> {
  return await withConnection(database.ownerUrl, async (owner) => {
    const sql = "SELECT state FROM plan WHERE municipality_id = $1 AND year = $2 ORDER BY revision";
    return (await owner.query<{ state: string }>(sql, [tenant.id, year])).rows.map(({ state }) => state);
  });
}

describe("50 who change one plan at once", () => {
  it("on one version: one wins, and each of the others is given what that one wrote", async () => {
    const draft = await createPlan(api, tenant, 2020);
    const answers = await Promise.all(
      Array.from({ length: WRITERS }, (_, writer) =>
        tryPlan(api, writer % 2 === 0 ? tenant.email.PLANNER : tenant.email.MANAGER, "planUpdate", {
          ...{ ...upon(draft), input: { localText: { markdown: `Rad ${writer}.` } } },
        }),
      ),
    );
    expect(answers.filter((answer) => codes(answer).length === 0)).toHaveLength(1);
    expect(answers.flatMap(codes)).toEqual(Array.from({ length: WRITERS - 1 }, () => "STALE_VERSION"));
    const texts = new Set(answers.map(({ result }) => `${result?.version} ${result?.localText.markdown}`));
    expect(texts.size).toBe(1);
    expect([...texts][0]).toMatch(/^2 Rad/);
  }, 60_000);

  it("each win one version in the end, and nobody's line is lost", async () => {
    const draft = await createPlan(api, tenant, 2021);
    const won: number[] = [];
    const write = async (writer: number): Promise<void> => {
      for (let seen = draft; ; ) {
        const markdown = `${seen.localText.markdown}\n\nRad ${writer}.`;
        const email = writer % 2 === 0 ? tenant.email.PLANNER : tenant.email.MANAGER;
        const answer = await tryPlan(api, email, "planUpdate", { ...upon(seen), input: { localText: { markdown } } });
        if (!answer.result) throw new Error(JSON.stringify(answer.userErrors));
        if (answer.userErrors.length === 0) return void won.push(answer.result.version);
        expect(codes(answer)).toEqual(["STALE_VERSION"]);
        // All at once the first time; then each in its own time, upon what it reads.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_500));
        seen = (await readPlan(api, tenant.email.PLANNER, draft.id)) ?? answer.result;
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    expect(won.sort((a, b) => a - b)).toEqual(Array.from({ length: WRITERS }, (_, index) => index + 2));
    const lines = (await readPlan(api, tenant.email.PLANNER, draft.id))?.localText.markdown.split("\n\n") ?? [];
    expect(new Set(lines)).toEqual(new Set(Array.from({ length: WRITERS }, (_, one) => `Rad ${one}.`)));
    expect(lines).toHaveLength(WRITERS);
  }, 120_000);
});

describe("at the same moment", () => {
  it("two plans of one body and year: one is made, the other is told of it (I11)", async () => {
    for (let year = 2030; year < 2030 + PAIRS; year += 1) {
      const input = { body: tenant.bodyId, year };
      const both = await Promise.all(
        [tenant.email.PLANNER, tenant.email.MANAGER].map((email) => tryPlan(api, email, "planCreate", { input })),
      );
      expect(both.flatMap(codes)).toEqual(["ALREADY_EXISTS"]);
      expect(await statesOf(year)).toEqual(["DRAFT"]);
    }
  }, 60_000);

  it("two revisions of one plan: one is made, the other is told of it (I13)", async () => {
    const plan = await recordOn(api, tenant, await proposePlan(api, tenant, 2060));
    const both = await Promise.all(
      [tenant.email.PLANNER, tenant.email.MANAGER].map((email) => tryPlan(api, email, "planRevise", { id: plan.id })),
    );
    expect(both.flatMap(codes)).toEqual(["ALREADY_EXISTS"]);
    expect(await statesOf(2060)).toEqual(["ADOPTED", "DRAFT"]);
  });

  it("one decision recorded twice: it is recorded once", async () => {
    for (let year = 2070; year < 2070 + PAIRS; year += 1) {
      const plan = await proposePlan(api, tenant, year);
      const both = await Promise.all(
        [1, 2].map(() => tryPlan(api, tenant.email.SECRETARY, "planRecordDecision", decisionOn(tenant, plan))),
      );
      expect(both.flatMap(codes)).toEqual(["WRONG_STATE"]);
      expect(await readPlan(api, tenant.email.PLANNER, plan.id)).toMatchObject({ state: "ADOPTED", version: 5 });
    }
  }, 60_000);

  it("a change and a decision: the text that is decided on is what everybody reads, whoever was first", async () => {
    for (let year = 2100; year < 2100 + PAIRS; year += 1) {
      const draft = await createPlan(api, tenant, year);
      const [changed, decided] = await Promise.all([
        tryPlan(api, tenant.email.PLANNER, "planUpdate", {
          ...{ ...upon(draft), input: { localText: { markdown: "Ändrad." } } },
        }),
        tryPlan(api, tenant.email.SECRETARY, "planRecordDecision", decisionOn(tenant, draft)),
      ]);
      expect(codes(decided)).toEqual([]);
      expect([[], ["STALE_VERSION"], ["WRONG_STATE"]]).toContainEqual(codes(changed));
      const now = await readPlan(api, tenant.email.PLANNER, draft.id);
      const isChanged = codes(changed).length === 0;
      expect(now).toMatchObject({ state: "ADOPTED", localText: { markdown: isChanged ? "Ändrad." : "" } });
      expect(now?.version).toBe(isChanged ? 3 : 2);
    }
  }, 60_000);

  it("the decisions on a plan and on its revision leave one in force", async () => {
    for (let year = 2130; year < 2130 + PAIRS; year += 1) {
      const first = await recordOn(api, tenant, await proposePlan(api, tenant, year));
      const revision = await doPlan(api, tenant.email.PLANNER, "planRevise", { id: first.id });
      const decision = { body: tenant.bodyId, date: "2026-11-20" };
      const [annulled, adopted] = await Promise.all([
        tryPlan(api, tenant.email.SECRETARY, "planAnnul", { ...upon(first), decision }),
        tryPlan(api, tenant.email.SECRETARY, "planRecordDecision", decisionOn(tenant, revision)),
      ]);
      expect(codes(adopted)).toEqual([]);
      expect([[], ["STALE_VERSION"]]).toContainEqual(codes(annulled));
      expect(await statesOf(year)).toEqual([codes(annulled).length === 0 ? "ANNULLED" : "SUPERSEDED", "ADOPTED"]);
    }
  }, 60_000);
});
