import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { RequestTransaction } from "../../packages/server/src/context/request-transaction.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { type TestDatabase, withConnection } from "../support/database.js";
import { entriesOf } from "../support/history.js";
import { databaseOfTwoYears, planIds } from "../support/two-years.js";

let database: TestDatabase;
let api: TestApi;
let ids: Map<string, string>;

beforeAll(async () => {
  database = await databaseOfTwoYears();
  ids = await planIds(database);
  // The lead's content for 2027, and what each side prepares of its own part in it.
  await as(
    "0100",
    "actionUpdate",
    `
    INSERT INTO action_revision (municipality_id, id, body_id, action_municipality_id, action_id, number, year, title, implementation_status, joint_with, joint_bodies)
    SELECT r.municipality_id, gen_random_uuid(), r.body_id, r.action_municipality_id, r.action_id, 2, 2027, 'Ledarens utkast', 'PLANNED', r.joint_with, r.joint_bodies
    FROM action_revision r JOIN action a ON a.id = r.action_id WHERE a.reference = '0100-0'`,
  );
  await as("0100", "actionUpdate", "UPDATE action_revision SET title = 'Ledarens rubrik' WHERE number = 2");
  await as("0100", "actionUpdate", own("0100", "Ledarens funktion"));
  await as("0101", "actionUpdate", own("0101", "Partnerns funktion"));
  await as("0101", "planUpdate", "UPDATE plan SET has_local_text = false, no_local_text = true WHERE id = $1", [
    id("0101/2027"),
  ]);
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

const id = (plan: string) => ids.get(plan) ?? "";

function own(code: string, responsible: string): string {
  return `UPDATE participation SET responsible_function = '${responsible}' WHERE year = 2027
    AND action_id = (SELECT id FROM action WHERE reference = '0100-0') AND municipality_id = (SELECT id FROM municipality WHERE code = '${code}')`;
}

/** A change as the log has it from somebody of the municipality. */
async function as(code: string, operation: string, sql: string, parameters: unknown[] = []): Promise<void> {
  await withConnection(database.ownerUrl, async (owner) => {
    await owner.query(
      `SELECT set_config('app.municipality_id', id::text, false), set_config('app.operation', $2, false), set_config('app.roles', '{PLANNER}', false)
       FROM municipality WHERE code = $1`,
      [code, operation],
    );
    const { rowCount } = await owner.query(sql, parameters);
    if (rowCount !== 1) throw new Error(`${rowCount} rows were changed.`);
  });
}

/** What a planner reads of what was done through the API, not by the loading. */
async function read(email: string, plan: string): Promise<string> {
  return JSON.stringify((await entriesOf(api, email, id(plan))).filter(({ operation }) => operation !== null));
}

describe("the history of a plan with a joint action", () => {
  it("has what its own municipality did to its part and, as the lead, to the content", async () => {
    const entries = (await entriesOf(api, "planner@0100.example", id("0100/2027"))).filter((entry) => entry.operation);
    const changes = entries.flatMap((entry) => entry.changes);
    expect(changes.map(({ subject, change, action }) => [subject, change, action?.reference])).toEqual([
      ["PARTICIPATION", "CHANGED", "0100-0"],
      ["ACTION", "CHANGED", "0100-0"],
      ["ACTION", "ADDED", "0100-0"],
    ]);
    expect(changes[0]?.fields).toEqual([
      { field: "responsibleFunction", before: "Samordnare i 0100", after: "Ledarens funktion" },
    ]);
    expect(changes[1]?.fields).toEqual([
      { field: "content.title", before: "Ledarens utkast", after: "Ledarens rubrik" },
    ]);
  });

  it("has nothing of what the partner prepares, and the partner's nothing of the lead's drafts", async () => {
    for (const role of ["planner", "coordinator"]) {
      const lead = await read(`${role}@0100.example`, "0100/2027");
      expect(lead).not.toMatch(/Partnerns|hasNoLocalText|0101/);
      const partner = await read(`${role}@0101.example`, "0101/2027");
      expect(partner).toMatch(/Partnerns funktion/);
      expect(partner).toMatch(/hasNoLocalText/);
      expect(partner).not.toMatch(/Ledarens|"code":"0100"/);
    }
  });

  it("is empty for the other municipality, also when the plan is adopted and read there", async () => {
    for (const role of ["planner", "coordinator", "analyst"]) {
      expect(await entriesOf(api, `${role}@0101.example`, id("0100/2026"))).toEqual([]);
      expect(await entriesOf(api, `${role}@0100.example`, id("0100/2026"))).not.toEqual([]);
    }
  });

  it("leaves out what is written for next year's plan", async () => {
    expect(await read("planner@0100.example", "0100/2026")).toBe("[]");
  });

  it("takes as many statements for all plans of a page as for one", async () => {
    const selection = `id history(first: 5) { nodes { operation by { name municipality { name } } decision { paragraph }
      changes { action { reference } report { id } fields { field before after } text { changed } } } }`;
    const counted: number[] = [];
    for (const first of [1, 100]) {
      const commit = jest.spyOn(RequestTransaction.prototype, "commit");
      const query = `{ plans(first: ${first}, filter: { municipality: ["0100"] }) { nodes { ${selection} } } }`;
      const { data, errors } = await api.query<{ plans: { nodes: { history: { nodes: unknown[] } }[] } }>(
        "planner@0100.example",
        query,
      );
      expect(errors).toEqual([]);
      counted.push((commit.mock.contexts[0] as RequestTransaction).statements);
      expect(data?.plans.nodes.every(({ history }) => history.nodes.length > 0)).toBe(true);
      commit.mockRestore();
    }
    // Those of the page, and one by kind of what is named in it: the adopted plan has more kinds than the draft.
    expect(counted[1]).toBeLessThanOrEqual((counted[0] ?? 0) + 6);
    expect(counted[1]).toBeLessThanOrEqual(30);
  });
});
