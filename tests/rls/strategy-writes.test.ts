import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { createNeighbours } from "../factories/neighbours.js";
import { type TestDatabase, withConnection } from "../support/database.js";

const REFUSED = "42501";
const CHECK_VIOLATION = "23514";
const today = "2026-11-21";
const states = ["DRAFT", "CONSULTATION", "PROPOSED", "PARTLY_ADOPTED", "RETURNED"] as const;
type State = (typeof states)[number];
const open: readonly State[] = ["DRAFT", "CONSULTATION", "RETURNED"];
const written: readonly State[] = ["DRAFT", "CONSULTATION"];

interface Version {
  version: string;
  area: string;
  point: string;
  principle: string;
  lineage: string;
}

let database: TestDatabase;
let app: pg.Client;
const municipality: Record<string, string> = {};
const collaboration: Record<string, string> = {};
/** The version of Örebro's and Vänersborg's strategy in each state. */
const versions = new Map<State, Version>();
let strategy: string;

beforeAll(async () => {
  database = await createNeighbours();
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  await withConnection(database.ownerUrl, async (owner) => {
    for (const { code, id } of (await owner.query("SELECT code, id FROM municipality")).rows) municipality[code] = id;
    for (const { key, id } of (await owner.query("SELECT key, id FROM collaboration")).rows) collaboration[key] = id;
    const { rows } = await owner.query<Version & { state: State; strategy: string }>(
      `SELECT v.state, v.strategy_id AS strategy, v.id AS version, a.id AS area, p.id AS point, g.id AS principle, l.id AS lineage
       FROM shared_strategy_version v JOIN priority_area a ON a.strategy_version_id = v.id JOIN strategy_point p ON p.strategy_version_id = v.id
       JOIN guiding_principle g ON g.strategy_version_id = v.id JOIN strategy_point_lineage l ON l.strategy_version_id = v.id AND l.kind = 'SAME'
       WHERE v.number > 10 AND v.collaboration_id = $1`,
      [collaboration["orebro-vanersborg"]],
    );
    for (const { state, strategy: of, ...ids } of rows) {
      versions.set(state, ids);
      strategy = of;
    }
  });
}, 60_000);
afterAll(() => app.end());

type Viewer = { code?: string; edits?: boolean; records?: boolean };

/** What PostgreSQL says to the statement for such a viewer: how many rows, or the code of its refusal. Nothing is kept. */
async function as({ code = "1880", edits, records }: Viewer, sql: string, values: unknown[] = []) {
  const settings = {
    ...{ municipality_id: municipality[code], today, signed_in: "on", draft_scope: "ALL", body_ids: "{}", user_id: "" },
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
/** A secretary, nobody in particular, a former member's coordinator, and one of another collaboration. */
const others: Viewer[] = [secretary, {}, { edits: true, code: "1487" }, { edits: true, code: "0580" }];
const doc = '{"type": "doc", "content": [{"type": "paragraph"}]}';
const own = () => collaboration["orebro-vanersborg"];
const of = (state: State): Version => {
  const found = versions.get(state);
  if (!found) throw new Error(`There is no version that is ${state}.`);
  return found;
};
async function inEachState(ask: (state: State) => Promise<unknown>): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const state of states) answers[state] = await ask(state);
  return answers;
}
const where = (allowed: readonly State[], otherwise: unknown) =>
  Object.fromEntries(states.map((state) => [state, allowed.includes(state) ? 1 : otherwise]));

describe("a version of the strategy", () => {
  const insert = `INSERT INTO shared_strategy_version (collaboration_id, id, strategy_id, number, state)
    VALUES ($1, $2, $3, 99, $4) RETURNING id`;
  const draft = (who: Viewer, state = "DRAFT") => as(who, insert, [own(), randomUUID(), strategy, state]);

  it("is begun as a draft by a coordinator of a member of today, and by nobody else", async () => {
    expect(await draft(coordinator)).toBe(1);
    expect(await draft(coordinator, "CONSULTATION")).toBe(REFUSED);
    for (const who of others) expect(await draft(who)).toBe(REFUSED);
  });

  it("of a collaboration that has none is begun by its coordinators alone", async () => {
    const sql = "INSERT INTO shared_strategy (collaboration_id, id, key) VALUES ($1, $2, 'x')";
    for (const who of others) expect(await as(who, sql, [own(), randomUUID()])).toBe(REFUSED);
    // A collaboration has one strategy: a second is stopped by the constraint, after the policy.
    expect(await as(coordinator, sql, [own(), randomUUID()])).toBe("23505");
  });

  it("is proposed by coordinators while it is a draft, out for consultation or returned", async () => {
    const propose = (who: Viewer, state: State) =>
      as(
        who,
        `UPDATE shared_strategy_version SET state = 'PROPOSED', content_hash = coalesce(content_hash, 'pm1:sha256:' || repeat('1', 64)) WHERE id = $1 RETURNING id`,
        [of(state).version],
      );
    expect(await inEachState((state) => propose(coordinator, state))).toEqual(where(open, 0));
    for (const who of others.filter(({ records }) => !records))
      expect(await inEachState((state) => propose(who, state))).toEqual(where([], 0));
  });

  it("I6: has the hash that was proposed, also for whoever both writes and records", async () => {
    const rehash = (who: Viewer, state: State) =>
      as(who, `UPDATE shared_strategy_version SET content_hash = 'pm1:sha256:' || repeat('2', 64) WHERE id = $1`, [
        of(state).version,
      ]);
    for (const who of [secretary, { edits: true, records: true }])
      for (const state of ["PROPOSED", "PARTLY_ADOPTED"] as const)
        expect([state, await rehash(who, state)]).toEqual([state, CHECK_VIOLATION]);
    expect(await rehash(coordinator, "RETURNED")).toBe(CHECK_VIOLATION);
    const unpropose = "UPDATE shared_strategy_version SET state = 'DRAFT', content_hash = NULL WHERE id = $1";
    expect(await as({ edits: true, records: true }, unpropose, [of("PROPOSED").version])).toBe(CHECK_VIOLATION);
  });
});

describe("the parts of a version", () => {
  const retext: [keyof Version, string][] = [
    ["area", `UPDATE priority_area SET text = '${doc}', name_sv = 'Annat' WHERE id = $1 RETURNING id`],
    ["point", `UPDATE strategy_point SET name_sv = 'Annat' WHERE id = $1 RETURNING id`],
    ["point", `UPDATE strategy_point SET removed = true WHERE id = $1 RETURNING id`],
    ["principle", `UPDATE guiding_principle SET position = 7 WHERE id = $1 RETURNING id`],
  ];

  it.each(retext)(
    "I6: %s: are changed in a draft and out for consultation, and frozen from then on",
    async (part, sql) => {
      const change = (who: Viewer, state: State) => as(who, sql, [of(state)[part]]);
      expect(await inEachState((state) => change(coordinator, state))).toEqual({
        ...where(written, 0),
        RETURNED: CHECK_VIOLATION,
      });
      for (const who of others) expect(await inEachState((state) => change(who, state))).toEqual(where([], 0));
    },
  );

  it("I6: are frozen for the owner as well", async () => {
    await withConnection(database.ownerUrl, async (owner) => {
      for (const state of ["PROPOSED", "PARTLY_ADOPTED", "RETURNED"] as const)
        for (const [part, sql] of retext)
          await expect(owner.query(sql, [of(state)[part]])).rejects.toMatchObject({ code: CHECK_VIOLATION });
    });
  });

  it("take a better translation in a returned version too, and none after that", async () => {
    const translate = (state: State) =>
      as(coordinator, "UPDATE strategy_point SET name_en = 'Point' WHERE id = $1 RETURNING id", [of(state).point]);
    expect(await inEachState(translate)).toEqual(where(open, 0));
  });

  it("are put in while it is a draft or out for consultation, by its coordinators alone", async () => {
    const columns = "collaboration_id, id, strategy_version_id, code, position, name_sv, text";
    const put = (who: Viewer, state: State, table: string) =>
      as(who, `INSERT INTO ${table} (${columns}) VALUES ($1, $2, $3, 'NY', 9, 'Ny', '${doc}')`, [
        ...[own(), randomUUID(), of(state).version],
      ]);
    const putPoint = (who: Viewer, state: State) =>
      as(who, `INSERT INTO strategy_point (${columns}, area_id) VALUES ($1, $2, $3, 'NY', 9, 'Ny', '${doc}', $4)`, [
        own(),
        randomUUID(),
        of(state).version,
        of(state).area,
      ]);
    for (const table of ["priority_area", "guiding_principle"]) {
      expect(await inEachState((state) => put(coordinator, state, table))).toEqual(where(written, REFUSED));
      for (const who of others) expect(await put(who, "DRAFT", table)).toBe(REFUSED);
    }
    expect(await inEachState((state) => putPoint(coordinator, state))).toEqual(where(written, REFUSED));
    for (const who of others) expect(await putPoint(who, "DRAFT")).toBe(REFUSED);
  });

  it("keep their code and their version, and are never deleted", async () => {
    for (const set of ["code = 'X9'", "strategy_version_id = gen_random_uuid()", "id = gen_random_uuid()"])
      expect(await as(coordinator, `UPDATE strategy_point SET ${set}`)).toBe(REFUSED);
    for (const table of ["priority_area", "strategy_point", "guiding_principle", "strategy_point_lineage"])
      expect(await as(coordinator, `DELETE FROM ${table}`)).toBe(REFUSED);
  });
});

describe("what became of a point", () => {
  it("is said until the version is proposed, also of a returned one, by its coordinators alone", async () => {
    const say = (who: Viewer, state: State) =>
      as(who, "UPDATE strategy_point_lineage SET kind = 'REWORDED' WHERE id = $1 RETURNING id", [of(state).lineage]);
    expect(await inEachState((state) => say(coordinator, state))).toEqual(where(open, 0));
    for (const who of others) expect(await inEachState((state) => say(who, state))).toEqual(where([], 0));
    const add = (who: Viewer, state: State) =>
      as(
        who,
        `INSERT INTO strategy_point_lineage (collaboration_id, id, strategy_version_id, from_point_id, to_point_id, kind)
         VALUES ($1, $2, $3, $4, $4, 'SAME')`,
        [own(), randomUUID(), of(state).version, of(state).point],
      );
    expect(await inEachState((state) => add(coordinator, state))).toEqual(where(open, REFUSED));
    for (const who of others) expect(await add(who, "DRAFT")).toBe(REFUSED);
  });

  it("has a successor exactly where it is not dropped", async () => {
    const sql = `INSERT INTO strategy_point_lineage (collaboration_id, id, strategy_version_id, from_point_id, to_point_id, kind)
      VALUES ($1, $2, $3, $4, $5, $6)`;
    const { version, point } = of("DRAFT");
    const add = (to: string | null, kind: string) =>
      as(coordinator, sql, [own(), randomUUID(), version, point, to, kind]);
    expect(await add(point, "DROPPED")).toBe(CHECK_VIOLATION);
    expect(await add(null, "MERGED")).toBe(CHECK_VIOLATION);
  });
});
