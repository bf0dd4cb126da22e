import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { RequestTransaction } from "../../packages/server/src/context/request-transaction.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { type TestDatabase, withConnection } from "../support/database.js";
import { databaseOfTwoYears, planIds } from "../support/two-years.js";

interface Part {
  action: { reference: string };
  content: { title: string };
}
interface Diff {
  localText: { changed: boolean; blocks: { change: string; segments: { change: string; text: string }[] }[] };
  commonSections: { change: string; before: { year: number } | null; after: { year: number } | null }[];
  added: Part[];
  removed: Part[];
  changed: { before: Part; after: Part; fields: { field: string; before: string | null; after: string | null }[] }[];
  unchanged: number;
}

const part = "action { reference } content { title }";
const query = `query ($id: ID!, $to: ID!) { plan(id: $id) { diff(to: $to) {
  localText { changed blocks { change segments { change text } } } commonSections { change before { year } after { year } }
  added { ${part} } removed { ${part} } changed { before { ${part} } after { ${part} } fields { field before after } } unchanged } } }`;

const planner = "planner@0100.example";
let database: TestDatabase;
let api: TestApi;
let ids: Map<string, string>;

beforeAll(async () => {
  database = await databaseOfTwoYears();
  ids = await planIds(database);
  await withConnection(database.ownerUrl, (owner) => owner.query(NEXT_CONTENT));
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

/** What has been written for 2027 in action 0100-1, which 2026 keeps as it adopted it; and what its part costs then. */
const NEXT_CONTENT = `
  INSERT INTO action_revision (municipality_id, id, body_id, action_municipality_id, action_id, number, year, title, description, weight, start_date,
      continuous, financing, implementation_status, collaboration_id, primary_area_id)
    SELECT r.municipality_id, gen_random_uuid(), r.body_id, r.action_municipality_id, r.action_id, 2, 2027, 'Ny rubrik', r.description, 3, r.start_date,
      true, r.financing, 'ONGOING', r.collaboration_id, (SELECT id FROM priority_area WHERE code = 'B')
    FROM action_revision r JOIN action a ON a.id = r.action_id WHERE a.reference = '0100-1';
  INSERT INTO action_revision_point (municipality_id, revision_id, collaboration_id, strategy_point_id, position)
    SELECT r.municipality_id, r.id, p.collaboration_id, p.id, 1 FROM action_revision r, strategy_point p WHERE r.number = 2 AND p.code = 'B2';
  UPDATE participation SET budget_amount = 18000000, responsible_function = NULL
    WHERE year = 2027 AND action_id = (SELECT id FROM action WHERE reference = '0100-1')`;

async function diff(from: string, to: string, email = planner): Promise<Diff | null> {
  const variables = { id: ids.get(from) ?? from, to: ids.get(to) ?? to };
  const { data, errors } = await api.query<{ plan: { diff: Diff | null } | null }>(email, query, variables);
  expect(errors).toEqual([]);
  return data?.plan?.diff ?? null;
}

const references = (parts: readonly Part[] | undefined) => parts?.map(({ action }) => action.reference);

describe("Plan.diff", () => {
  it("tells what changed between the plans of two years (question 30)", async () => {
    const found = await diff("0100/2026", "0100/2027");
    expect(references(found?.removed)).toEqual(["0101-2", "0100-2"].toSorted());
    expect(references(found?.added)).toEqual(["0100-NY"]);
    expect(found?.changed.map(({ before, after }) => [before.content.title, after.content.title])).toEqual([
      ["Insats 1 i 0100", "Ny rubrik"],
    ]);
    expect(found?.changed[0]?.fields).toEqual([
      { field: "responsibleFunction", before: "Samordnare i 0100", after: null },
      { field: "budget", before: "10000.00 SEK", after: "180000.00 SEK" },
      { field: "content.title", before: "Insats 1 i 0100", after: "Ny rubrik" },
      { field: "content.weight", before: "1", after: "3" },
      { field: "content.endDate", before: "2027-12-31", after: null },
      { field: "content.continuous", before: "false", after: "true" },
      { field: "content.primaryArea", before: "A", after: "B" },
      { field: "content.strategyPoints", before: "A1, B2", after: "B2" },
      { field: "content.principles", before: "R1", after: null },
    ]);
    expect(found?.unchanged).toBe(2);
    expect(found?.localText.changed).toBe(true);
    const words = found?.localText.blocks.flatMap(({ segments }) => segments).filter(({ change }) => change !== "SAME");
    expect(words?.map(({ change, text }) => `${change} ${text}`)).toEqual(["REMOVED Text", "ADDED Ny", "ADDED text "]);
    expect(found?.commonSections).toEqual([{ change: "REMOVED", before: { year: 2026 }, after: null }]);
  });

  it("is nothing but unchanged between a plan and itself", async () => {
    const found = await diff("0100/2027", "0100/2027");
    expect(found).toMatchObject({ added: [], removed: [], changed: [], localText: { changed: false } });
    expect(found?.unchanged).toBe(4);
  });

  it("mirrors, asked the other way round", async () => {
    const [there, back] = [await diff("0100/2026", "0100/2027"), await diff("0100/2027", "0100/2026")];
    expect([back?.added, back?.removed]).toEqual([there?.removed, there?.added]);
    expect(back?.changed[0]?.fields).toEqual(
      there?.changed[0]?.fields.map(({ field, before, after }) => ({ field, before: after, after: before })),
    );
  });

  it("compares two municipalities' plans by the actions that they share, as far as the viewer sees both", async () => {
    const found = await diff("0100/2026", "0101/2026");
    expect(
      found?.changed.map(({ before, fields }) => [before.action.reference, ...fields.map(({ field }) => field)]),
    ).toEqual(["0100-0", "0100-2", "0101-0", "0101-2"].map((reference) => [reference, "role"]));
    expect(references(found?.added)).toEqual(["0101-1"]);
  });

  it("is null for a plan that the viewer may not see, as for one that is not", async () => {
    expect(await diff("0100/2026", "0101/2027")).toBeNull();
    expect(await diff("0100/2026", "11111111-1111-4111-8111-111111111111")).toBeNull();
    expect(await diff("0100/2026", "no id")).toBeNull();
    expect(await diff("0100/2026", "0100/2027", "analyst@0100.example")).toBeNull();
  });

  it("takes the same number of statements for few actions and for many", async () => {
    const statements: number[] = [];
    for (const size of [3, 20]) {
      const other = await databaseOfTwoYears(size);
      const [served, plans] = [await startTestApi(other), await planIds(other)];
      const commit = jest.spyOn(RequestTransaction.prototype, "commit");
      const { errors } = await served.query(planner, query, { id: plans.get("0100/2026"), to: plans.get("0100/2027") });
      expect(errors).toEqual([]);
      statements.push((commit.mock.contexts[0] as RequestTransaction).statements);
      commit.mockRestore();
      await served.stop();
    }
    expect(statements[0]).toBe(statements[1]);
    expect(statements[0]).toBeLessThanOrEqual(30);
  }, 60_000);
});
