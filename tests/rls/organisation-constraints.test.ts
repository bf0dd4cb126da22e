import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { createPair, type TestCollaboration } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";

const [EXCLUSION_VIOLATION, CHECK_VIOLATION, UNIQUE_VIOLATION] = ["23P01", "23514", "23505"];
let database: TestDatabase;
let owner: pg.Client;
let tenant: Tenant;
let fellow: Tenant;
let pair: TestCollaboration;

beforeAll(async () => {
  database = await emptyDatabase();
  [tenant, fellow, pair] = await createPair(database);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

/** What PostgreSQL says to the statements, also to the owner: how many rows the last one met, or its code. Nothing is kept. */
async function tried(...statements: [sql: string, values: unknown[]][]) {
  await owner.query("BEGIN");
  try {
    let rows: number | null = 0;
    for (const [sql, values] of statements) rows = (await owner.query(sql, values)).rowCount;
    return rows;
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code;
    throw error;
  } finally {
    await owner.query("ROLLBACK");
  }
}

describe("I2: the memberships of one municipality in one collaboration", () => {
  /** From 2015 to the end of 2020, and then what is asked for. */
  const joinsAgain = (from: string, to: string | null, { id } = tenant) =>
    tried(
      [
        "UPDATE collaboration_membership SET valid_to = '2020-12-31' WHERE collaboration_id = $1 AND municipality_id = $2",
        [pair.id, tenant.id],
      ],
      [
        "INSERT INTO collaboration_membership (collaboration_id, municipality_id, valid_from, valid_to) VALUES ($1, $2, $3, $4)",
        [pair.id, id, from, to],
      ],
    );

  it.each([
    ["2020-12-31", null],
    ["2018-01-01", "2018-12-31"],
    ["2014-01-01", "2015-01-01"],
    ["2014-01-01", null],
  ])("never overlap: %s to %s", async (from, to) => {
    expect(await joinsAgain(from, to)).toBe(EXCLUSION_VIOLATION);
  });

  it("follow each other from the day after, and before the first", async () => {
    expect(await joinsAgain("2021-01-01", null)).toBe(1);
    expect(await joinsAgain("2014-01-01", "2014-12-31")).toBe(1);
  });

  it("are not held against another municipality's", async () => {
    expect(await joinsAgain("2010-01-01", "2014-12-31", fellow)).toBe(1);
    expect(await joinsAgain("2018-01-01", null, fellow)).toBe(EXCLUSION_VIOLATION); // with its own
  });
});

describe("I3: a municipality's code", () => {
  const named = (code: string): [string, unknown[]] => {
    const sql = "INSERT INTO municipality (id, code, name, short_name) VALUES ($1, $2, 'K', 'K')";
    return [sql, [randomUUID(), code]];
  };

  it.each(["580", "05800", "", " 580", "58O0", "０５８０", "0580\n"])("is never %j", async (code) => {
    expect(await tried(named(code))).toBe(CHECK_VIOLATION);
  });

  it("is four digits, the zero kept, and one municipality's", async () => {
    await owner.query("BEGIN");
    try {
      const taken = new Set(
        (await owner.query<{ code: string }>("SELECT code FROM municipality")).rows.map((one) => one.code),
      );
      const free =
        Array.from({ length: 100 }, (_, index) => String(index).padStart(4, "0")).find((one) => !taken.has(one)) ?? "";
      await owner.query(...named(free));
      const { rows } = await owner.query("SELECT code FROM municipality WHERE code = $1", [free]);
      expect(rows).toEqual([{ code: free }]);
    } finally {
      await owner.query("ROLLBACK");
    }
    expect(await tried(named(tenant.code))).toBe(UNIQUE_VIOLATION);
  });
});
