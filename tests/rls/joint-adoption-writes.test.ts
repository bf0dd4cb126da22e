import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { createNeighbours } from "../factories/neighbours.js";
import { type TestDatabase, withConnection } from "../support/database.js";

const REFUSED = "42501";
const CHECK_VIOLATION = "23514";
const today = "2026-11-21";

interface Ids {
  linkoping: string;
  norrkoping: string;
  orebro: string;
  vanersborg: string;
  ours: string;
  theirs: string;
  strategy: string;
  ourBody: string;
  theirBody: string;
  ourDecision: string;
  theirDecision: string;
}

let database: TestDatabase;
let app: pg.Client;
let ids: Ids;
/** Of Linköping's and Norrköping's common sections of 2027, one in each state. */
const sections = new Map<string, string>();

beforeAll(async () => {
  database = await createNeighbours();
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  ids = await withConnection(database.ownerUrl, async (owner) => {
    const one = async (sql: string) => (await owner.query<{ id: string }>(sql)).rows[0]?.id ?? "";
    const municipality = (code: string) => one(`SELECT id FROM municipality WHERE code = '${code}'`);
    const ofMunicipality = (table: string, code: string, more = "") =>
      one(
        `SELECT x.id FROM ${table} x JOIN municipality m ON m.id = x.municipality_id WHERE m.code = '${code}' ${more} ORDER BY x.id LIMIT 1`,
      );
    const { rows } = await owner.query<{ id: string; state: string }>(
      "SELECT s.id, s.state FROM common_section_version s JOIN collaboration c ON c.id = s.collaboration_id WHERE c.key = 'linkoping-norrkoping' AND s.year = 2027 AND s.number > 10",
    );
    for (const { id, state } of rows) sections.set(state, id);
    return {
      ...{ linkoping: await municipality("0580"), norrkoping: await municipality("0581") },
      ...{ orebro: await municipality("1880"), vanersborg: await municipality("1487") },
      ours: await one("SELECT id FROM collaboration WHERE key = 'linkoping-norrkoping'"),
      theirs: await one("SELECT id FROM collaboration WHERE key = 'orebro-vanersborg'"),
      strategy: await one("SELECT id FROM shared_strategy_version WHERE state = 'PROPOSED' ORDER BY id LIMIT 1"),
      ...{ ourBody: await ofMunicipality("body", "0580"), theirBody: await ofMunicipality("body", "0581") },
      ourDecision: await ofMunicipality("decision", "0580", "AND x.shared_in IS NOT NULL"),
      theirDecision: await ofMunicipality("decision", "0581", "AND x.shared_in IS NOT NULL"),
    };
  });
}, 60_000);
afterAll(() => app.end());

type Viewer = { municipality?: string; edits?: boolean; records?: boolean };

/** What PostgreSQL says to the statement for such a viewer: how many rows, or the code of its refusal. Nothing is kept. */
async function as({ municipality = ids.linkoping, edits, records }: Viewer, sql: string, values: unknown[] = []) {
  const settings = {
    ...{ municipality_id: municipality, today, signed_in: "on", draft_scope: "ALL", body_ids: "{}", user_id: "" },
    ...{ edits_shared_text: edits ? "on" : "", records_decisions: records ? "on" : "" },
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

const coordinator = { edits: true };
const secretary = { records: true };
const doc = '{"type": "doc", "content": [{"type": "paragraph"}]}';
const section = (state: string) => sections.get(state) ?? "";
const hash = `pm1:sha256:${"0".repeat(64)}`;

describe("a common section", () => {
  const insert = `INSERT INTO common_section_version (collaboration_id, id, year, number, state, text) VALUES ($1, $2, 2031, 1, $3, '${doc}') RETURNING id`;
  const draft = (who: Viewer, state = "DRAFT", collaboration = ids.ours) =>
    as(who, insert, [collaboration, randomUUID(), state]);

  it("is begun as a draft by a coordinator of a member of today, and seen at once", async () => {
    expect(await draft(coordinator)).toBe(1);
    expect(await draft({ ...coordinator, municipality: ids.norrkoping })).toBe(1);
  });

  it("is begun by nobody else, nor as anything else", async () => {
    expect(await draft(secretary)).toBe(REFUSED);
    expect(await draft({})).toBe(REFUSED);
    expect(await draft({ ...coordinator, municipality: ids.orebro })).toBe(REFUSED);
    expect(await draft(coordinator, "DRAFT", ids.theirs)).toBe(REFUSED);
    expect(await draft({ ...coordinator, municipality: ids.vanersborg }, "DRAFT", ids.theirs)).toBe(REFUSED);
    expect(await draft(coordinator, "CONSULTATION")).toBe(REFUSED);
  });

  const retext = (who: Viewer, state: string) =>
    as(
      who,
      `UPDATE common_section_version SET text = '{"type": "doc"}', state = CASE state WHEN 'RETURNED' THEN 'DRAFT' ELSE state END,
      content_hash = CASE state WHEN 'RETURNED' THEN NULL ELSE content_hash END WHERE id = $1 RETURNING id`,
      [section(state)],
    );

  it("has its text changed by coordinators while it is a draft, out for consultation or returned", async () => {
    for (const state of ["DRAFT", "CONSULTATION", "RETURNED"])
      expect([state, await retext(coordinator, state)]).toEqual([state, 1]);
    for (const state of ["PROPOSED", "PARTLY_ADOPTED"])
      expect([state, await retext(coordinator, state)]).toEqual([state, 0]);
    for (const state of sections.keys()) {
      expect([state, await retext({ ...coordinator, municipality: ids.orebro }, state)]).toEqual([state, 0]);
      expect([state, await retext({}, state)]).toEqual([state, 0]);
    }
  });

  it("keeps a proposed text also from whoever records a decision on it, and from whoever does both", async () => {
    for (const who of [secretary, { edits: true, records: true }])
      for (const state of ["PROPOSED", "PARTLY_ADOPTED"])
        expect([state, await retext(who, state)]).toEqual([state, CHECK_VIOLATION]);
    for (const state of ["DRAFT", "CONSULTATION", "RETURNED"])
      expect([state, await retext(secretary, state)]).toEqual([state, 0]);
  });

  it("is proposed by a coordinator and not brought into force by one", async () => {
    const propose = "UPDATE common_section_version SET state = 'PROPOSED', content_hash = $2 WHERE id = $1";
    expect(await as(coordinator, propose, [section("DRAFT"), hash])).toBe(1);
    const adopt =
      "UPDATE common_section_version SET state = 'PARTLY_ADOPTED', content_hash = $2, effective_from = '2026-11-01' WHERE id = $1";
    expect(await as(coordinator, adopt, [section("DRAFT"), hash])).toBe(REFUSED);
  });

  it("changes no year, number or owner, and is not deleted", async () => {
    for (const column of ["year", "number", "collaboration_id", "id", "recorded_from"])
      expect(await as(coordinator, `UPDATE common_section_version SET ${column} = ${column}`)).toBe(REFUSED);
    expect(await as(coordinator, "DELETE FROM common_section_version")).toBe(REFUSED);
  });

  it("I8: lets every member's adoptions lapse with its text, and nothing else does", async () => {
    await withConnection(database.ownerUrl, async (owner) => {
      const live =
        "SELECT count(*)::int AS live FROM adoption WHERE common_section_version_id = $1 AND lapsed_at IS NULL";
      await owner.query("BEGIN");
      expect((await owner.query(live, [section("RETURNED")])).rows[0].live).toBeGreaterThan(1);
      await owner.query("UPDATE common_section_version SET state = 'PROPOSED' WHERE id = $1", [section("RETURNED")]);
      await owner.query("UPDATE common_section_version SET state = 'RETURNED' WHERE id = $1", [section("RETURNED")]);
      expect((await owner.query(live, [section("RETURNED")])).rows[0].live).toBeGreaterThan(1);
      await owner.query("UPDATE common_section_version SET state = 'DRAFT', content_hash = NULL WHERE id = $1", [
        section("RETURNED"),
      ]);
      expect((await owner.query(live, [section("RETURNED")])).rows[0].live).toBe(0);
      await owner.query("ROLLBACK");
    });
    expect(await as({ edits: true, records: true }, "UPDATE adoption SET lapsed_at = now()")).toBe(REFUSED);
  });
});

describe("a decision", () => {
  const insert = `INSERT INTO decision (municipality_id, id, body_id, date, shared_in, shared_for) VALUES ($1, $2, $3, '2026-11-10', $4, $5) RETURNING id`;
  const decide = (who: Viewer, municipality: string, body: string, sharedIn: string | null = null) =>
    as(who, insert, [municipality, randomUUID(), body, sharedIn, sharedIn === null ? null : today]);

  it("is recorded by a secretary for the own municipality, shared in its own collaboration or in none", async () => {
    expect(await decide(secretary, ids.linkoping, ids.ourBody)).toBe(1);
    expect(await decide(secretary, ids.linkoping, ids.ourBody, ids.ours)).toBe(1);
    expect(await decide(secretary, ids.linkoping, ids.ourBody, ids.theirs)).toBe(REFUSED);
    expect(await decide(secretary, ids.norrkoping, ids.theirBody, ids.ours)).toBe(REFUSED);
    expect(await decide(coordinator, ids.linkoping, ids.ourBody)).toBe(REFUSED);
  });

  it("is corrected by a secretary of the municipality whose it is, though others read it", async () => {
    const correct = "UPDATE decision SET paragraph = '§ 9' WHERE id = $1 RETURNING id";
    expect(await as(secretary, "SELECT FROM decision WHERE id = $1", [ids.theirDecision])).toBe(1);
    expect(await as(secretary, correct, [ids.ourDecision])).toBe(1);
    expect(await as(secretary, correct, [ids.theirDecision])).toBe(0);
    expect(await as(coordinator, correct, [ids.ourDecision])).toBe(0);
    for (const column of ["municipality_id", "id", "shared_in", "recorded_from"])
      expect(await as(secretary, `UPDATE decision SET ${column} = ${column}`)).toBe(REFUSED);
  });
});

describe("an adoption", () => {
  const insert = `INSERT INTO adoption (collaboration_id, id, common_section_version_id, municipality_id, outcome, content_hash, decision_id)
    VALUES ($1, $2, $3, $4, 'ADOPTED', $5, NULL) RETURNING id`;
  const adopt = (who: Viewer, municipality: string, collaboration = ids.ours) =>
    as(who, insert, [collaboration, randomUUID(), section("PROPOSED"), municipality, hash]);

  it("is recorded by a secretary for the own municipality alone, in a collaboration that it is in", async () => {
    expect(await adopt(secretary, ids.linkoping)).toBe(1);
    expect(await adopt(secretary, ids.norrkoping)).toBe(REFUSED);
    expect(await adopt(secretary, ids.linkoping, ids.theirs)).toBe(REFUSED);
    expect(await adopt({ ...secretary, municipality: ids.orebro }, ids.orebro)).toBe(REFUSED);
    expect(await adopt(coordinator, ids.linkoping)).toBe(REFUSED);
  });

  it("moves its text on, by the secretary of a member", async () => {
    const move = (table: string) =>
      `UPDATE ${table} SET state = 'PARTLY_ADOPTED', effective_from = '2030-01-01' WHERE id = $1 RETURNING id`;
    const table = "common_section_version";
    expect(await as(secretary, move(table), [section("PROPOSED")])).toBe(1);
    expect(await as({ ...secretary, municipality: ids.orebro }, move(table), [section("PROPOSED")])).toBe(0);
    expect(await as(secretary, move(table), [section("RETURNED")])).toBe(0);
    const adoptStrategy = "UPDATE shared_strategy_version SET state = 'PARTLY_ADOPTED' WHERE id = $1 RETURNING id";
    const moved = [];
    for (const municipality of [ids.linkoping, ids.orebro])
      moved.push(await as({ ...secretary, municipality }, adoptStrategy, [ids.strategy]));
    // The strategy of one of the two collaborations: by its own member, and by the other nothing.
    expect(moved.sort()).toEqual([0, 1]);
    expect(await as(coordinator, adoptStrategy, [ids.strategy])).toBe(0);
  });
});
