import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { emptyDatabase } from "../support/database.js";
import { plantPlan } from "../support/plan.js";

let owner: pg.Client;
let tenant: Tenant;
let plan: string;

beforeAll(async () => {
  const database = await emptyDatabase();
  tenant = await createTenant(database);
  plan = await plantPlan(database, tenant, { state: "DRAFT", year: 2027 });
  await plantPlan(database, tenant, { state: "DRAFT", year: 2028 });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const note = (id: string) => JSON.stringify({ type: "doc", note: id.repeat(400) });
  // 300 autosaves of the plan, each with its long text, and a log of 5,000 entries about other things.
  await owner.query(
    "SELECT set_config('app.municipality_id', $1, false), set_config('app.draft_scope', 'ALL', false)",
    [tenant.id],
  );
  for (let n = 0; n < 300; n += 1)
    await owner.query("UPDATE plan SET local_text = $2 WHERE id = $1", [plan, note(String(n).padStart(8, "å"))]);
  await owner.query(
    `INSERT INTO population (municipality_id, counted_on, inhabitants) SELECT $1, date '1900-01-01' + n, 1 FROM generate_series(1, 5000) n`,
    [tenant.id],
  );
  await owner.query("ANALYZE change_log");
}, 60_000);
afterAll(() => owner.end());

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  Plans?: Plan[];
}

/** Every way in which a statement reads the log. */
async function readings(sql: string, parameters: unknown[]): Promise<string[]> {
  const { rows } = await owner.query(`EXPLAIN (FORMAT JSON) ${sql}`, parameters);
  const nodes = (node: Plan): Plan[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
  const all = nodes(rows[0]["QUERY PLAN"][0].Plan as Plan);
  return all
    .filter((node) => node["Relation Name"] === "change_log" || node["Node Type"] === "Bitmap Index Scan")
    .map((node) => `${node["Node Type"]} ${node["Index Name"] ?? ""}`.trim());
}

describe("the history of one plan", () => {
  it("is found by an index: the log is never read from end to end", async () => {
    const places = await readings("SELECT * FROM history_places('plan', $1, 'FULL')", [plan]);
    expect(places.length).toBeGreaterThan(3);
    expect(places.filter((reading) => reading.startsWith("Seq Scan"))).toEqual([]);
    const names = places.map((reading) => reading.split(" ").at(-1));
    expect(names).toContain("change_log_subject");
    expect(names).toContain("change_log_former_plan");
  });

  it("has no place for what a reader is not told of: the drafts do not stand between two decisions", async () => {
    const count = async (scope: string) =>
      (await owner.query("SELECT FROM history_places('plan', $1, $2)", [plan, scope])).rowCount;
    expect(await count("FULL")).toBe(301);
    await owner.query("BEGIN");
    await owner.query("UPDATE plan SET state = 'PROPOSED' WHERE id = $1", [plan]);
    expect([await count("FULL"), await count("DECIDED")]).toEqual([302, 1]);
    await owner.query("ROLLBACK");
  });

  it("reads the payloads of a page, and not those of all that was ever saved", async () => {
    const started = performance.now();
    const { rows } = await owner.query("SELECT * FROM history('plan', $1, 21)", [plan]);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(new Set(rows.map(({ xact_id }) => xact_id)).size).toBe(21);
    expect(rows.every(({ after }) => after.local_text === true)).toBe(true);
  });
});
