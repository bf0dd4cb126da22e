import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { RequestTransaction } from "../../packages/server/src/context/request-transaction.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { instantOf } from "../support/as-of.js";
import { type TestDatabase, withConnection } from "../support/database.js";
import { databaseWith } from "../support/load-dataset.js";
import { plainDataset } from "../support/plain-dataset.js";
import { wholeSummary } from "../support/whole-summary.js";

const analyst = "analyst@0100.example";
const question = { collaboration: "plain", year: 2026, period: "T2" };
const summaryQuery = "query ($input: FollowUpSummaryInput!) { followUpSummary(input: $input) { total { actions } } }";
const planQuery = `query ($id: ID!, $asOf: DateTime) { plan(id: $id, asOf: $asOf) { id state body { name } decision { paragraph }
  participations { content { title primaryArea { code } } action { reference participations { body { name } } } followUps { assessment } }
  reports { state followUps { comment } } } }`;

let database: TestDatabase;
let api: TestApi;

/** 0102 has become a member in the summer of 2026, 0103 will be one. */
beforeAll(async () => {
  const dataset = plainDataset({ municipalities: 4, actionsPerPlan: 4 });
  const from: Record<string, string> = { "0102": "2026-07-01", "0103": "2090-01-01" };
  for (const { members } of dataset.collaborations)
    for (const member of members) member.from = from[member.municipality] ?? member.from;
  database = await databaseWith(dataset);
  api = await startTestApi(database);
});
afterAll(() => api.stop());

async function planOf(code: string): Promise<string> {
  return await withConnection(database.ownerUrl, async (owner) => {
    const sql = "SELECT p.id FROM plan p JOIN municipality m ON m.id = p.municipality_id WHERE m.code = $1";
    return (await owner.query<{ id: string }>(sql, [code])).rows[0]?.id ?? "";
  });
}

describe("an instant that cannot be asked about", () => {
  const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

  it.each([
    ["asOf", planQuery, () => ({ id: "x", asOf: tomorrow() })],
    [
      "asOf",
      "query ($id: ID!, $asOf: DateTime) { report(id: $id, asOf: $asOf) { id } }",
      () => ({ id: "x", asOf: tomorrow() }),
    ],
    ["input.asOf", summaryQuery, () => ({ input: { ...question, asOf: tomorrow() } })],
  ])("is one that has not come: %s", async (argument, query, variables) => {
    const { data, errors } = await api.query(analyst, query, variables());
    expect(Object.values(data ?? {})).toEqual([null]);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument } }]);
    expect(errors[0]?.message).toContain("is in the future");
  });

  it("is one together with INCLUDE_SUBMITTED, also further down", async () => {
    const asOf = await instantOf(database);
    const input = { ...question, asOf, basis: "INCLUDE_SUBMITTED", municipalities: ["0100"] };
    const { errors } = await api.query(analyst, summaryQuery, { input });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "input.basis" } }]);
    expect(errors[0]?.message).toContain("is not kept");
    const light = `query ($id: ID!, $asOf: DateTime) { plan(id: $id, asOf: $asOf) {
      participations { action { consolidated(year: 2026, period: T2, basis: INCLUDE_SUBMITTED) { light } } } } }`;
    const answer = await api.query(analyst, light, { id: await planOf("0100"), asOf });
    expect(answer.errors[0]).toMatchObject({ extensions: { code: "BAD_USER_INPUT", argument: "basis" } });
  });

  it("is no instant at all", async () => {
    const { errors } = await api.query(analyst, planQuery, { id: "x", asOf: "2026-09-20" });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "asOf" } }]);
  });
});

describe("who sees what of an earlier instant", () => {
  const asked = { asOf: "2026-03-01T12:00:00Z" };

  it("is decided by today's rights: a municipality that has joined since sees what the members share", async () => {
    const own = await api.query("analyst@0100.example", planQuery, { id: await planOf("0100"), ...asked });
    const joined = await api.query("analyst@0102.example", planQuery, { id: await planOf("0100"), ...asked });
    expect(own.data?.plan).toMatchObject({ state: "ADOPTED", decision: { paragraph: "§ 2" } });
    expect(joined.data).toEqual(own.data);
  });

  it("gives a municipality that is no member nothing of the others', and nobody anything", async () => {
    const outside = await api.query("analyst@0103.example", planQuery, { id: await planOf("0100"), ...asked });
    expect(outside).toMatchObject({ data: { plan: null }, errors: [] });
    const asOf = await instantOf(database);
    expect((await api.query("analyst@0103.example", summaryQuery, { input: { ...question, asOf } })).data).toEqual({
      followUpSummary: null,
    });
    const nobody = await api.query(null, planQuery, { id: await planOf("0100"), ...asked });
    expect(nobody).toMatchObject({ data: { plan: null }, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });

  it("lets nobody do anything then", async () => {
    const query = `query ($id: ID!, $asOf: DateTime) { plan(id: $id, asOf: $asOf) {
      commonSections { version { viewerCan { update { allowed reason } propose { allowed reason } } } } } }`;
    const { data, errors } = await api.query("coordinator@0100.example", query, { id: await planOf("0100"), ...asked });
    expect(errors).toEqual([]);
    const refused = { allowed: false, reason: expect.stringContaining("visas som det var då") };
    expect(data).toEqual({
      plan: { commonSections: [{ version: { viewerCan: { update: refused, propose: refused } } }] },
    });
  });
});

describe("statements", () => {
  async function counted(query: string, variables: object): Promise<number> {
    const commit = jest.spyOn(RequestTransaction.prototype, "commit");
    const { errors } = await api.query(analyst, query, variables);
    expect(errors).toEqual([]);
    const [transaction, ...others] = commit.mock.contexts as RequestTransaction[];
    commit.mockRestore();
    if (!transaction || others.length > 0) throw new Error("one request, one transaction");
    return transaction.statements;
  }

  it("of an operation as of an instant are two more: whether it has come, and to read as of it", async () => {
    const id = await planOf("0100");
    const asOf = await instantOf(database);
    expect(await counted(planQuery, { id, asOf })).toBe((await counted(planQuery, { id, asOf: null })) + 2);
    const now = await counted(wholeSummary, { input: question });
    expect(await counted(wholeSummary, { input: { ...question, asOf } })).toBe(now + 2);
    expect(now).toBeLessThanOrEqual(20);
  });

  it("of one about now and then are at most twice those of both", async () => {
    const [id, asOf] = [await planOf("0100"), await instantOf(database)];
    const fields = /\{ (id state.+) \} \}$/s.exec(planQuery)?.[1] ?? "";
    const both = `query ($id: ID!, $asOf: DateTime) { now: plan(id: $id) { ${fields} } then: plan(id: $id, asOf: $asOf) { ${fields} } }`;
    const alone = (await counted(planQuery, { id })) + (await counted(planQuery, { id, asOf }));
    expect(await counted(both, { id, asOf })).toBeLessThanOrEqual(2 * alone);
  });
});
