import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestApi, type TestApi } from "../support/api.js";
import { type TestDatabase, withConnection } from "../support/database.js";
import { entriesOf, reportEntriesOf } from "../support/history.js";
import { databaseOfTwoYears, planIds } from "../support/two-years.js";

const planner = "planner@0100.example";
let database: TestDatabase;
let api: TestApi;
let plan: string;
let report: string;

beforeAll(async () => {
  database = await databaseOfTwoYears();
  plan = (await planIds(database)).get("0100/2026") ?? "";
  api = await startTestApi(database);
  await withConnection(database.ownerUrl, async (owner) => {
    const ids = "SELECT r.id FROM follow_up_report r WHERE r.plan_id = $1 AND r.period_kind = 'T2'";
    report = (await owner.query<{ id: string }>(ids, [plan])).rows[0]?.id ?? "";
    await owner.query(
      "SELECT set_config('app.municipality_id', municipality_id::text, false), set_config('app.roles', '{PLANNER}', false) FROM plan WHERE id = $1",
      [plan],
    );
    const act = async (operation: string, sql: string) => {
      await owner.query("BEGIN");
      await owner.query("SELECT set_config('app.operation', $1, true)", [operation]);
      await owner.query(sql);
      await owner.query("COMMIT");
    };
    // The next report, as somebody fills it in and hands it in.
    await act("reportCorrect", NEXT_REPORT);
    report = (await owner.query<{ id: string }>(`${ids} AND r.revision = 2`, [plan])).rows[0]?.id ?? "";
    await act(
      "followUpSave",
      `UPDATE action_follow_up SET comment = 'Sent.', cost_amount = 700000 WHERE report_id = '${report}'`,
    );
    await act("reportSubmit", `UPDATE follow_up_report SET state = 'SUBMITTED' WHERE id = '${report}'`);
  });
}, 60_000);
afterAll(() => api.stop());

const NEXT_REPORT = `
  WITH made AS (
    INSERT INTO follow_up_report (municipality_id, id, plan_id, body_id, period_id, year, period_kind, revision, state)
    SELECT municipality_id, gen_random_uuid(), plan_id, body_id, period_id, year, period_kind, 2, 'DRAFT'
    FROM follow_up_report r WHERE r.municipality_id = (SELECT id FROM municipality WHERE code = '0100') AND r.period_kind = 'T2' RETURNING *)
  INSERT INTO action_follow_up (municipality_id, id, report_id, body_id, report_state, participation_id, assessment)
  SELECT p.municipality_id, gen_random_uuid(), made.id, p.body_id, 'DRAFT', p.id, 'RED'
  FROM made JOIN participation p ON p.plan_id = made.plan_id JOIN action a ON a.id = p.action_id AND a.reference = '0100-1'`;

describe("FollowUpReport.history", () => {
  it("tells those who see the drafts what was said of each part, by its action", async () => {
    const entries = (await reportEntriesOf(api, planner, report)).filter(({ operation }) => operation !== null);
    expect(entries.map(({ operation, stateBefore, stateAfter }) => [operation, stateBefore, stateAfter])).toEqual([
      ["reportSubmit", "DRAFT", "SUBMITTED"],
      ["followUpSave", null, null],
      ["reportCorrect", null, "DRAFT"],
    ]);
    expect(entries[1]?.changes).toMatchObject([
      { subject: "FOLLOW_UP", change: "CHANGED", action: { reference: "0100-1" }, report: { id: report } },
    ]);
    expect(entries[1]?.changes[0]?.fields).toEqual([
      { field: "comment", before: null, after: "Sent." },
      { field: "cost", before: null, after: "7000.00 SEK" },
    ]);
    expect(entries[2]?.changes.map(({ subject, change }) => [subject, change])).toEqual([
      ["REPORT", "ADDED"],
      ["FOLLOW_UP", "ADDED"],
    ]);
  });

  it("tells the rest of the municipality nothing before it is approved, and other municipalities nothing", async () => {
    expect(await reportEntriesOf(api, "analyst@0100.example", report)).toEqual([]);
    expect(await reportEntriesOf(api, "coordinator@0101.example", report)).toEqual([]);
    expect(await reportEntriesOf(api, "coordinator@0100.example", report)).not.toEqual([]);
  });
});

describe("Plan.history of a plan with reports", () => {
  it("has their states, and not what they say", async () => {
    const entries = (await entriesOf(api, planner, plan)).filter(({ operation }) => operation !== null);
    expect(entries.map(({ operation }) => operation)).toEqual(["reportSubmit", "reportCorrect"]);
    expect(entries[0]).toMatchObject({ stateBefore: null, stateAfter: null });
    expect(entries[0]?.changes).toMatchObject([
      { subject: "REPORT", report: { id: report }, fields: [{ field: "state", before: "DRAFT", after: "SUBMITTED" }] },
    ]);
  });
});
