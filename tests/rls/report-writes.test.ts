import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { createNeighbours } from "../factories/neighbours.js";
import { type TestDatabase, withConnection } from "../support/database.js";

const REFUSED = "42501";
const CHECK_VIOLATION = "23514";

interface Row {
  municipality_id: string;
  id: string;
  body_id: string;
  plan_id: string;
  period_id: string;
  state: string;
  period_kind: string;
  year: number;
}

let database: TestDatabase;
let app: pg.Client;
/** Reports of Linköping's and Norrköping's first bodies on a plan that is in force, by municipality and state. */
const reports = new Map<string, Row>();
let bodies: Record<"0580" | "0581", [string, string]>;
let municipality: Record<"0580" | "0581", string>;

beforeAll(async () => {
  database = await createNeighbours();
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  await withConnection(database.ownerUrl, async (owner) => {
    const { rows } = await owner.query<Row & { code: string }>(
      `SELECT r.*, m.code FROM follow_up_report r JOIN municipality m ON m.id = r.municipality_id JOIN body b ON b.id = r.body_id
       WHERE r.year = 2016 AND b.abbreviation = 'KS' AND m.code IN ('0580', '0581')`,
    );
    for (const row of rows) reports.set(`${row.code} ${row.state}`, row);
    const found = await owner.query<{ code: string; id: string; municipality_id: string; abbreviation: string }>(
      "SELECT m.code, b.id, b.municipality_id, b.abbreviation FROM body b JOIN municipality m ON m.id = b.municipality_id WHERE m.code IN ('0580', '0581') AND b.abbreviation IN ('KS', 'BUN', 'UN')",
    );
    const of = (code: string) => found.rows.filter((row) => row.code === code);
    const pick = (code: string): [string, string] => [
      of(code).find(({ abbreviation }) => abbreviation === "KS")?.id ?? "",
      of(code).find(({ abbreviation }) => abbreviation !== "KS")?.id ?? "",
    ];
    bodies = { "0580": pick("0580"), "0581": pick("0581") };
    municipality = { "0580": of("0580")[0]?.municipality_id ?? "", "0581": of("0581")[0]?.municipality_id ?? "" };
  });
}, 60_000);
afterAll(() => app.end());

interface Viewer {
  code?: "0580" | "0581";
  /** The bodies that its roles cover; all of them unless said. */
  writes?: string[];
  records?: boolean;
  keeps?: boolean;
}

/** What PostgreSQL says for such a viewer: how many rows, or the code of its refusal. Nothing is kept. */
async function as({ code = "0580", writes, records, keeps }: Viewer, sql: string, values: unknown[] = []) {
  const settings = {
    ...{
      municipality_id: municipality[code],
      today: "2026-11-21",
      signed_in: "on",
      draft_scope: "ALL",
      body_ids: "{}",
    },
    ...{ user_id: "", write_scope: writes ? "BODIES" : "ALL", write_body_ids: `{${(writes ?? []).join(",")}}` },
    ...{ records_decisions: records ? "on" : "", keeps_periods: keeps ? "on" : "" },
  };
  await app.query("BEGIN");
  try {
    for (const [name, value] of Object.entries(settings))
      await app.query("SELECT set_config($1, $2, true)", [`app.${name}`, value]);
    return (await app.query(sql, values)).rowCount;
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code;
    throw error;
  } finally {
    await app.query("ROLLBACK");
  }
}

function report(state: string, code: "0580" | "0581" = "0580"): Row {
  const row = reports.get(`${code} ${state}`);
  if (!row) throw new Error(`${code} has no report that is ${state}.`);
  return row;
}

describe("a report", () => {
  const insert = (
    who: Viewer,
    state: string,
    { municipality_id, body_id, plan_id, period_id, year, period_kind }: Row,
  ) =>
    as(
      who,
      `INSERT INTO follow_up_report (municipality_id, id, plan_id, body_id, period_id, year, period_kind, revision, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 9, $8)`,
      [municipality_id, randomUUID(), plan_id, body_id, period_id, year, period_kind, state],
    );
  const touch = (who: Viewer, { id }: Row) =>
    as(who, "UPDATE follow_up_report SET version = version + 1 WHERE id = $1", [id]);

  it("begins as not started or as a draft, for a body that the viewer covers", async () => {
    expect(await insert({}, "NOT_STARTED", report("APPROVED"))).toBe(1);
    expect(await insert({ writes: [bodies["0580"][0]] }, "DRAFT", report("APPROVED"))).toBe(1);
    expect(await insert({ writes: [bodies["0580"][1]] }, "DRAFT", report("APPROVED"))).toBe(REFUSED);
    expect(await insert({}, "APPROVED", report("APPROVED"))).toBe(REFUSED);
    expect(await insert({ code: "0581" }, "DRAFT", report("APPROVED"))).toBe(REFUSED);
  });

  it("is changed by nobody else, and never when it is superseded", async () => {
    expect(await touch({}, report("SUBMITTED"))).toBe(1);
    expect(await touch({ writes: [bodies["0580"][1]] }, report("SUBMITTED"))).toBe(0);
    expect(await touch({ code: "0581" }, report("SUBMITTED"))).toBe(0);
    expect(await touch({}, report("SUPERSEDED"))).toBe(0);
  });

  it("begins and moves by a plan's adoption, which another body's secretary may record; nothing more", async () => {
    const elsewhere = { writes: [bodies["0580"][1]], records: true };
    expect(await insert(elsewhere, "NOT_STARTED", report("APPROVED"))).toBe(1);
    expect(await insert(elsewhere, "DRAFT", report("APPROVED"))).toBe(REFUSED);
    expect(await touch(elsewhere, report("RETURNED"))).toBe(1);
    for (const state of ["SUBMITTED", "APPROVED"]) expect(await touch(elsewhere, report(state))).toBe(0);
    expect(
      await as(elsewhere, "UPDATE follow_up_report SET state = 'APPROVED' WHERE id = $1", [report("RETURNED").id]),
    ).toBe(REFUSED);
  });

  it("that is approved stays as it is (I20)", async () => {
    const { id } = report("APPROVED");
    const set = (assignment: string) => as({}, `UPDATE follow_up_report SET ${assignment} WHERE id = $1`, [id]);
    for (const assignment of [
      "state = 'DRAFT'",
      "approved_at = now()",
      "decision_id = NULL",
      "shared_in = NULL, shared_for = NULL",
    ])
      expect([assignment, await set(assignment)]).toEqual([assignment, CHECK_VIOLATION]);
    expect(await set("state = 'SUPERSEDED'")).toBe(1);
    expect(await set("year = 2017")).toBe(REFUSED);
  });
});

describe("what a report says", () => {
  const change = (who: Viewer, state: string, assignment = "progress = 1") =>
    as(who, `UPDATE action_follow_up SET ${assignment} WHERE report_id = $1`, [report(state).id]);

  it("is changed while it is written, by those who cover the body", async () => {
    expect(await change({}, "RETURNED")).toBe(1);
    expect(await change({ writes: [bodies["0580"][1]] }, "RETURNED")).toBe(0);
    expect(await change({ code: "0581" }, "RETURNED")).toBe(0);
    expect(await change({}, "SUBMITTED")).toBe(0);
    expect(await change({}, "EXEMPT")).toBe(0);
    expect(await change({}, "SUPERSEDED")).toBe(0);
  });

  it("is not changed once it is approved, nor shared before (I20)", async () => {
    expect(await change({}, "APPROVED")).toBe(CHECK_VIOLATION);
    const sharing =
      "shared_in = (SELECT id FROM collaboration WHERE key = 'linkoping-norrkoping'), shared_for = '2016-12-31'";
    expect(await change({}, "RETURNED", sharing)).toBe(CHECK_VIOLATION);
  });

  it("has effects of those who write it alone, in the list that applies, while it is written", async () => {
    const effect = async (who: Viewer, state: string, list = 1) =>
      await as(
        who,
        `INSERT INTO effect (municipality_id, id, follow_up_id, position, kind, evidence_level, description, list)
         SELECT municipality_id, gen_random_uuid(), id, 9, 'OTHER', 'CLAIMED', 'x', $2 FROM action_follow_up WHERE report_id = $1`,
        [report(state).id, list],
      );
    expect(await effect({}, "RETURNED")).toBe(1);
    expect(await effect({}, "RETURNED", 2)).toBe(REFUSED);
    expect(await effect({}, "APPROVED")).toBe(REFUSED);
    expect(await effect({ writes: [bodies["0580"][1]] }, "RETURNED")).toBe(REFUSED);
  });

  it("of a list that was replaced is not seen, and nothing is deleted", async () => {
    expect(await as({}, "SELECT FROM effect WHERE description = 'Ersatt effekt'")).toBe(0);
    expect(await as({}, "DELETE FROM effect")).toBe(REFUSED);
  });
});

describe("the reason of a step", () => {
  const insert = (who: Viewer, { municipality_id, id, body_id }: Row, kind = "RETURNED", draft = true) =>
    as(
      who,
      "INSERT INTO report_reason (municipality_id, id, report_id, body_id, kind, reason, draft) VALUES ($1, gen_random_uuid(), $2, $3, $4, 'x', $5)",
      [municipality_id, id, body_id, kind, draft],
    );

  it("is noted by those who cover the body, and that of a return never told further", async () => {
    expect(await insert({}, report("SUBMITTED"))).toBe(1);
    expect(await insert({ writes: [bodies["0580"][1]] }, report("SUBMITTED"))).toBe(REFUSED);
    expect(await insert({}, report("SUBMITTED", "0581"))).toBe(REFUSED);
    expect(await insert({}, report("SUBMITTED"), "RETURNED", false)).toBe(CHECK_VIOLATION);
    expect(await as({}, "UPDATE report_reason SET draft = false WHERE kind = 'RETURNED'")).toBe(0);
  });
});

describe("the calendar", () => {
  const insert = (who: Viewer, state = "PLANNED", code: "0580" | "0581" = "0580") =>
    as(
      who,
      `INSERT INTO follow_up_period (municipality_id, id, year, kind, from_date, to_date, due_on, state)
       VALUES ($1, gen_random_uuid(), 2040, 'T1', '2040-01-01', '2040-04-30', '2040-05-20', $2)`,
      [municipality[code], state],
    );

  it("is kept by those who keep it, for the own municipality, and begins as planned", async () => {
    expect(await insert({ keeps: true })).toBe(1);
    expect(await insert({})).toBe(REFUSED);
    expect(await insert({ keeps: true }, "OPEN")).toBe(REFUSED);
    expect(await insert({ keeps: true }, "PLANNED", "0581")).toBe(REFUSED);
    const change = (who: Viewer) =>
      as(who, "UPDATE follow_up_period SET due_on = due_on + 1 WHERE municipality_id = $1", [municipality["0580"]]);
    expect(await change({ keeps: true })).toBeGreaterThan(0);
    expect(await change({})).toBe(0);
    expect(await change({ keeps: true, code: "0581" })).toBe(0);
  });
});
