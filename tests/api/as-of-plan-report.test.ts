import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestApi, type TestApi } from "../support/api.js";
import { instantOf } from "../support/as-of.js";
import { type TestDatabase, withConnection } from "../support/database.js";
import { databaseWith } from "../support/load-dataset.js";
import { plainDataset } from "../support/plain-dataset.js";
import { changeStatement } from "../support/random-changes.js";

const analyst = "analyst@0100.example";

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await databaseWith(plainDataset({ municipalities: 1, actionsPerPlan: 3 }));
  api = await startTestApi(database);
});
afterAll(() => api.stop());

async function asOwner<Row extends object>(sql: string): Promise<Row[]> {
  return await withConnection(database.ownerUrl, async (owner) => (await owner.query<Row>(sql)).rows);
}

async function ask<Data>(query: string, variables: object): Promise<Data> {
  const { data, errors } = await api.query<Data>(analyst, query, variables);
  expect(errors).toEqual([]);
  if (data === null) throw new Error("expected an answer");
  return data;
}

async function idOf(table: string, condition: string): Promise<string> {
  const [row] = await asOwner<{ id: string }>(`SELECT id FROM ${table} WHERE ${condition}`);
  if (!row) throw new Error(`no ${table} where ${condition}`);
  return row.id;
}

interface Report {
  state: string;
  revision: number;
  followUps: { assessment: string; attendance: { women: number } }[];
  plan: { id: string };
}

const reportQuery = `query ($id: ID!, $asOf: DateTime) {
  report(id: $id, asOf: $asOf) { state revision followUps { assessment attendance { women } } plan { id } }
}`;

describe("report(id:, asOf:)", () => {
  const report = async (id: string, asOf: string | null) =>
    (await ask<{ report: Report | null }>(reportQuery, { id, asOf })).report;

  it("I20: shows what was approved then, after it was corrected", async () => {
    const reports = await asOwner<{ id: string }>("SELECT id FROM follow_up_report WHERE state = 'APPROVED'");
    const before = await instantOf(database);
    const answers = new Map<string, Report | null>();
    for (const { id } of reports) answers.set(id, await report(id, null));
    await asOwner(changeStatement("correct", 1));
    const after = await instantOf(database);
    const old = await idOf("follow_up_report", "state = 'SUPERSEDED'");
    const fresh = await idOf("follow_up_report", "revision = 2");
    const approved = answers.get(old);
    expect(approved).toMatchObject({ state: "APPROVED", revision: 1 });
    expect(await report(old, before)).toEqual(approved);
    expect(await report(old, after)).toEqual({ ...approved, state: "SUPERSEDED" });
    expect(await report(fresh, before)).toBeNull();
    const corrected = await report(fresh, after);
    expect(corrected).toEqual(await report(fresh, null));
    expect(corrected?.followUps[0]?.assessment).not.toBe(approved?.followUps[0]?.assessment);
  });

  it("is null where it was not approved yet, though its state was known", async () => {
    const [body] = await asOwner<{ id: string }>("SELECT id FROM body");
    const [row] = await asOwner<{ id: string }>(`
      WITH period AS (INSERT INTO follow_up_period (municipality_id, id, year, kind, from_date, to_date, due_on, state)
        SELECT municipality_id, gen_random_uuid(), 2026, 'FULL_YEAR', '2026-01-01', '2026-12-31', '2027-01-20', 'OPEN' FROM body RETURNING *)
      INSERT INTO follow_up_report (municipality_id, id, plan_id, body_id, period_id, year, period_kind, state, shared_in, shared_for)
      SELECT p.municipality_id, gen_random_uuid(), plan.id, '${body?.id}', p.id, 2026, 'FULL_YEAR', 'DRAFT', plan.shared_in, '2026-12-31'
      FROM period p, plan WHERE plan.in_force RETURNING id`);
    const id = row?.id ?? "";
    const drafted = await instantOf(database);
    await asOwner(`UPDATE follow_up_report SET state = 'SUBMITTED', submitted_at = now() WHERE id = '${id}'`);
    const submitted = await instantOf(database);
    await asOwner(`UPDATE follow_up_report SET state = 'APPROVED', approved_at = now() WHERE id = '${id}'`);
    const approved = await instantOf(database);
    expect(await report(id, drafted)).toBeNull();
    expect(await report(id, submitted)).toBeNull();
    expect(await report(id, approved)).toMatchObject({ state: "APPROVED" });
    const plans = `query ($id: ID!, $asOf: DateTime) { plan(id: $id, asOf: $asOf) { reports { state period } } }`;
    const plan = await idOf("plan", "in_force");
    const answer = await ask<{ plan: { reports: object[] } }>(plans, { id: plan, asOf: submitted });
    expect(answer.plan.reports).toContainEqual({ state: "SUBMITTED", period: "FULL_YEAR" });
  });
});

interface Plan {
  state: string;
  revision: number;
  inForce: boolean;
  body: { name: string };
  decision: { paragraph: string | null; registryNumber: string | null } | null;
  participations: { budget: { amount: string } | null; content: { title: string }; action: { reference: string } }[];
  commonSections: { version: { number: number; state: string } | null }[];
}

const planFields = `state revision inForce body { name } decision { paragraph registryNumber }
  participations { budget { amount } content { title } action { reference } } commonSections { version { number state } }`;

describe("plan(id:, asOf:)", () => {
  const plan = async (id: string, asOf: string | null) =>
    (
      await ask<{ plan: Plan | null }>(
        `query ($id: ID!, $asOf: DateTime) { plan(id: $id, asOf: $asOf) { ${planFields} } }`,
        { id, asOf },
      )
    ).plan;

  it("shows the plan in force then, with the decision and the body's name as they were then, after a revision", async () => {
    const old = await idOf("plan", "in_force");
    const adopted = await plan(old, null);
    const before = await instantOf(database);
    await asOwner(`UPDATE body SET name = 'Nya nämnden'`);
    await asOwner(
      `UPDATE decision SET registry_number = 'KS 2025/17' WHERE id = (SELECT decision_id FROM plan WHERE id = '${old}')`,
    );
    const renamed = await instantOf(database);
    await asOwner(changeStatement("revise", 1));
    const after = await instantOf(database);
    const fresh = await idOf("plan", "in_force");

    expect(adopted).toMatchObject({
      state: "ADOPTED",
      inForce: true,
      decision: { paragraph: "§ 2", registryNumber: null },
    });
    expect(await plan(old, before)).toEqual(adopted);
    const corrected = {
      ...adopted,
      body: { name: "Nya nämnden" },
      decision: { paragraph: "§ 2", registryNumber: "KS 2025/17" },
    };
    expect(await plan(old, renamed)).toEqual(corrected);
    expect(await plan(old, after)).toEqual({ ...corrected, state: "SUPERSEDED", inForce: false });
    expect(await plan(fresh, renamed)).toBeNull();
    const revised = await plan(fresh, after);
    expect(revised).toEqual(await plan(fresh, null));
    expect(revised).toMatchObject({
      revision: 2,
      inForce: true,
      participations: [{ budget: { amount: "42.00" } }, {}, {}],
    });
  });

  it("answers then and now in one operation, each root field and all below it by itself", async () => {
    const id = await idOf("plan", "in_force");
    const before = await instantOf(database);
    await asOwner("UPDATE body SET name = name || ', omdöpt'");
    const between = await instantOf(database);
    await asOwner("UPDATE body SET name = name || ' igen'");
    const query = `query ($id: ID!, $before: DateTime, $between: DateTime) {
      now: plan(id: $id) { body { name municipality { bodies { name } } } participations { body { name } } }
      before: plan(id: $id, asOf: $before) { body { name municipality { bodies { name } } } participations { body { name } } }
      between: plan(id: $id, asOf: $between) { body { name municipality { bodies { name } } } participations { body { name } } }
      again: plan(id: $id) { body { name } }
    }`;
    type Named = {
      body: { name: string; municipality: { bodies: { name: string }[] } };
      participations: { body: { name: string } }[];
    };
    const found = await ask<Record<"now" | "before" | "between" | "again", Named>>(query, { id, before, between });
    const names = { before: "Nya nämnden", between: "Nya nämnden, omdöpt", now: "Nya nämnden, omdöpt igen" };
    for (const [when, name] of Object.entries(names) as ["now" | "before" | "between", string][]) {
      expect(found[when].body).toMatchObject({ name, municipality: { bodies: [{ name }] } });
      expect(new Set(found[when].participations.map(({ body }) => body.name))).toEqual(new Set([name]));
    }
    expect(found.again).toEqual({ body: { name: names.now } });
  });

  it("tells the history up to then", async () => {
    const id = await idOf("plan", "in_force");
    const [before, after] = [await instantOf(database), await touch(id)];
    const query = `query ($id: ID!, $asOf: DateTime, $after: String) {
      plan(id: $id, asOf: $asOf) { history(first: 2, after: $after) { nodes { at } pageInfo { endCursor } } } }`;
    type Page = { plan: { history: { nodes: { at: string }[]; pageInfo: { endCursor: string | null } } } };
    const page = async (asOf: string | null, from: string | null = null) => {
      const { data, errors } = await api.query<Page>("coordinator@0100.example", query, { id, asOf, after: from });
      expect(errors).toEqual([]);
      return data?.plan.history ?? { nodes: [], pageInfo: { endCursor: null } };
    };
    const [now, then] = [await page(null), await page(before)];
    expect(await page(after)).toEqual(now);
    expect(then.nodes.length).toBeGreaterThan(0);
    expect(then.nodes.every(({ at }) => at <= before)).toBe(true);
    expect(now.nodes[0]?.at.localeCompare(before)).toBe(1);
    expect(now.nodes[1]).toEqual(then.nodes[0]);
    expect(await page(before, now.pageInfo.endCursor)).toEqual(await page(null, now.pageInfo.endCursor));
  });

  /** A change that its history tells. */
  async function touch(id: string): Promise<string> {
    await asOwner(`UPDATE plan SET state = 'FINAL', version = version + 1 WHERE id = '${id}'`);
    return await instantOf(database);
  }

  it("is null of a draft and of a plan that is proposed, for whoever might see it now", async () => {
    const [row] = await asOwner<{
      id: string;
    }>(`INSERT INTO plan (municipality_id, id, body_id, year, state, local_text, has_local_text)
      SELECT municipality_id, gen_random_uuid(), body_id, 2027, 'DRAFT', local_text, has_local_text FROM plan WHERE in_force RETURNING id`);
    const id = row?.id ?? "";
    const instants = [await instantOf(database)];
    for (const state of ["IN_PREPARATION", "PROPOSED", "RETURNED", "PROPOSED", "POSTPONED"]) {
      await asOwner(`UPDATE plan SET state = '${state}' WHERE id = '${id}'`);
      instants.push(await instantOf(database));
    }
    const query = "query ($id: ID!, $asOf: DateTime) { plan(id: $id, asOf: $asOf) { state } }";
    const coordinator = (asOf: string | null) => api.query("coordinator@0100.example", query, { id, asOf });
    expect((await coordinator(null)).data).toEqual({ plan: { state: "POSTPONED" } });
    for (const asOf of instants) expect((await coordinator(asOf)).data).toEqual({ plan: null });
  });
});
