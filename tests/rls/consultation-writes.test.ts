import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { createCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";

const REFUSED = "42501";
const CHECK_VIOLATION = "23514";
const today = "2026-11-21";
const doc = '{"type": "doc", "content": [{"type": "paragraph"}]}';
const hash = `pm1:sha256:${"0".repeat(64)}`;

let database: TestDatabase;
let app: pg.Client;
let ours: Tenant;
let theirs: Tenant;
let outsider: Tenant;
let collaboration: string;
let elsewhere: string;
const sections = new Map<string, string>();

beforeAll(async () => {
  database = await emptyDatabase();
  ours = await createTenant(database);
  theirs = await createTenant(database);
  outsider = await createTenant(database);
  ({ id: collaboration } = await createCollaboration(database, [{ tenant: ours }, { tenant: theirs }]));
  ({ id: elsewhere } = await createCollaboration(database, [{ tenant: outsider }]));
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  await withConnection(database.ownerUrl, async (owner) => {
    for (const [index, state] of ["DRAFT", "CONSULTATION", "LATE", "PROPOSED", "PARTLY_ADOPTED"].entries()) {
      const id = randomUUID();
      sections.set(state, id);
      await owner.query(
        `INSERT INTO common_section_version (collaboration_id, id, year, number, state, text, content_hash, consultation_answer_by, effective_from)
         VALUES ($1, $2, 2030, $3, $4, '${doc}', $5, $6, $7)`,
        [
          ...[collaboration, id, index + 1, state === "LATE" ? "CONSULTATION" : state],
          ...[state.startsWith("P") ? hash : null, state === "LATE" ? "2026-11-20" : today],
          state === "PARTLY_ADOPTED" ? "2026-10-01" : null,
        ],
      );
    }
  });
}, 60_000);
afterAll(() => app.end());

type Viewer = { tenant?: Tenant; edits?: boolean; records?: boolean; bodies?: string[] | "ALL" };
type Statement = [sql: string, values: unknown[]];

/** What PostgreSQL says to the last statement for such a viewer: how many rows, or the code of its refusal. Nothing is kept. */
async function as({ tenant = ours, edits, records, bodies }: Viewer, ...statements: Statement[]) {
  const settings = {
    ...{ municipality_id: tenant.id, today, signed_in: "on", draft_scope: "ALL", body_ids: "{}", user_id: "" },
    ...{ edits_shared_text: edits ? "on" : "", records_decisions: records ? "on" : "" },
    write_scope: bodies === undefined ? "" : bodies === "ALL" ? "ALL" : "BODIES",
    write_body_ids: Array.isArray(bodies) ? `{${bodies.join(",")}}` : "{}",
  };
  await app.query("BEGIN");
  try {
    for (const [name, value] of Object.entries(settings))
      await app.query("SELECT set_config($1, $2, true)", [`app.${name}`, value]);
    let count: number | null = null;
    for (const [sql, values] of statements) count = (await app.query(sql, values)).rowCount;
    return count;
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code;
    throw error;
  } finally {
    await app.query("ROLLBACK");
  }
}

const section = (state: string) => sections.get(state) ?? "";

describe("a consent", () => {
  const consent = (of: Tenant, inCollaboration = collaboration): Statement => [
    "INSERT INTO consultation_consent (collaboration_id, id, common_section_version_id, municipality_id, text_version) VALUES ($1, $2, $3, $4, 1)",
    [inCollaboration, randomUUID(), section("DRAFT"), of.id],
  ];
  const send: Statement = [
    "UPDATE common_section_version SET state = 'CONSULTATION', version = version + 1 WHERE id = $1",
    [],
  ];
  const sent = (): Statement => [send[0], [section("DRAFT")]];

  it("is given by a coordinator, for the own municipality, in a collaboration it is in", async () => {
    expect(await as({ edits: true }, consent(ours))).toBe(1);
    expect(await as({ edits: true }, consent(theirs))).toBe(REFUSED);
    expect(await as({ records: true, bodies: "ALL" }, consent(ours))).toBe(REFUSED);
    expect(await as({ edits: true, tenant: outsider }, consent(outsider))).toBe(REFUSED);
    expect(await as({ edits: true, tenant: outsider }, consent(outsider, elsewhere))).not.toBe(1);
  });

  it("of every member is there when a text is sent out, whatever the server says", async () => {
    expect(await as({ edits: true }, sent())).toBe(CHECK_VIOLATION);
    expect(await as({ edits: true }, consent(ours), sent())).toBe(CHECK_VIOLATION);
    await withConnection(database.ownerUrl, (owner) => owner.query(...consent(theirs)));
    expect(await as({ edits: true }, consent(ours), sent())).toBe(1);
    const changed: Statement = [
      "UPDATE common_section_version SET version = version + 1 WHERE id = $1",
      [section("DRAFT")],
    ];
    expect(await as({ edits: true }, consent(ours), changed, sent())).toBe(CHECK_VIOLATION);
  });

  it("is never changed or deleted", async () => {
    for (const sql of ["UPDATE consultation_consent SET text_version = 2", "DELETE FROM consultation_consent"])
      expect(await as({ edits: true, records: true, bodies: "ALL" }, [sql, []])).toBe(REFUSED);
  });
});

describe("an answer", () => {
  const answer = (of: Tenant, state = "CONSULTATION", sharedIn = collaboration): Statement => [
    `INSERT INTO consultation_response (municipality_id, id, body_id, collaboration_id, common_section_version_id, answer, answered_at, text_version,
       shared_in, shared_for) VALUES ($1, $2, $3, $4, $5, 'Svar', now(), 1, $6, '2030-01-01')`,
    [of.id, randomUUID(), of.bodyId, collaboration, section(state), sharedIn],
  ];

  it("is given by those whose roles cover the body, and by nobody else", async () => {
    expect(await as({ bodies: [ours.bodyId] }, answer(ours))).toBe(1);
    expect(await as({ bodies: "ALL" }, answer(ours))).toBe(1);
    expect(await as({ bodies: [randomUUID()] }, answer(ours))).toBe(REFUSED);
    expect(await as({ edits: true, records: true }, answer(ours))).toBe(REFUSED);
    expect(await as({ bodies: "ALL" }, answer(theirs))).toBe(REFUSED);
    expect(await as({ tenant: outsider, bodies: "ALL" }, answer(outsider))).toBe(REFUSED);
  });

  it("is given while the text is out, until the last day", async () => {
    for (const state of ["DRAFT", "LATE", "PROPOSED", "PARTLY_ADOPTED"])
      expect([state, await as({ bodies: "ALL" }, answer(ours, state))]).toEqual([state, REFUSED]);
  });

  it("is replaced by the same, and by no other municipality that reads it", async () => {
    const [id] = [randomUUID()];
    await withConnection(database.ownerUrl, async (owner) => {
      const [sql, values] = answer(theirs);
      await owner.query(sql, values.with(1, id));
    });
    const change: Statement = ["UPDATE consultation_response SET answer = 'x' WHERE id = $1", [id]];
    expect(await as({ tenant: theirs, bodies: [theirs.bodyId] }, change)).toBe(1);
    expect(await as({ tenant: ours, bodies: "ALL" }, ["SELECT FROM consultation_response WHERE id = $1", [id]])).toBe(
      1,
    );
    expect(await as({ tenant: ours, bodies: "ALL" }, change)).toBe(0);
    expect(await as({ tenant: outsider, bodies: "ALL" }, ["SELECT FROM consultation_response", []])).toBe(0);
  });
});

describe("the end of a membership", () => {
  const end = (of: Tenant, validTo: string, decision = true): Statement => [
    "UPDATE collaboration_membership SET valid_to = $2, exit_decision_id = $3 WHERE municipality_id = $1",
    [of.id, validTo, decision ? decided : null],
  ];
  const decided = randomUUID();
  const decide: Statement = [
    "INSERT INTO decision (municipality_id, id, body_id, date) VALUES ($1, $2, $3, '2026-11-10')",
    [],
  ];
  const decision = (of: Tenant): Statement => [decide[0], [of.id, decided, of.bodyId]];

  it("is written by a secretary of the own municipality, for a day that has not been, with its decision, once", async () => {
    const secretary = { records: true };
    expect(await as(secretary, decision(ours), end(ours, today))).toBe(1);
    expect(await as(secretary, decision(ours), end(ours, "2026-11-20"))).toBe(REFUSED);
    expect(await as(secretary, end(ours, today, false))).toBe(REFUSED);
    expect(await as(secretary, decision(ours), end(theirs, today))).toBe(0);
    expect(await as({ edits: true }, end(ours, today))).toBe(0);
    expect(await as(secretary, decision(ours), end(ours, today), end(ours, "2026-12-31"))).toBe(0);
  });

  it("is all that is written of one", async () => {
    for (const column of ["valid_from", "voting", "municipality_id", "collaboration_id"])
      expect(await as({ records: true }, [`UPDATE collaboration_membership SET ${column} = ${column}`, []])).toBe(
        REFUSED,
      );
  });
});

describe("a repeal", () => {
  const decided = randomUUID();
  const decision = (of: Tenant): Statement => [
    "INSERT INTO decision (municipality_id, id, body_id, date) VALUES ($1, $2, $3, '2026-11-10')",
    [of.id, decided, of.bodyId],
  ];
  const repeal = (of: Tenant): Statement => [
    "INSERT INTO repeal (collaboration_id, id, common_section_version_id, municipality_id, decision_id) VALUES ($1, $2, $3, $4, $5)",
    [collaboration, randomUUID(), section("PARTLY_ADOPTED"), of.id, decided],
  ];

  it("is recorded by a secretary for the own municipality", async () => {
    expect(await as({ records: true }, decision(ours), repeal(ours))).toBe(1);
    expect(await as({ records: true }, decision(ours), repeal(theirs))).toBe(REFUSED);
    expect(await as({ edits: true, bodies: "ALL" }, repeal(ours))).toBe(REFUSED);
    expect(await as({ records: true, tenant: outsider }, decision(outsider), repeal(outsider))).toBe(REFUSED);
  });
});
