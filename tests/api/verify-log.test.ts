import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import pg from "pg";
import { type ChainHead, chainFaults } from "../../packages/server/src/log/chain-faults.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";

let database: TestDatabase;
let tenant: Tenant;
let other: Tenant;
let owner: pg.Client;
let heads: ChainHead[];

beforeAll(async () => {
  database = await emptyDatabase();
  tenant = await createTenant(database);
  other = await createTenant(database);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await asMember("UPDATE body SET name = 'Kommunstyrelsen i Åmåla', valid_to = '2030-12-31'");
  heads = (await chainFaults(owner)).heads;
});
afterAll(() => owner.end());

/** A change with everything that an entry can say, in the chain of the first tenant. */
async function asMember(sql: string): Promise<void> {
  const settings = {
    ...{ municipality_id: tenant.id, user_id: randomUUID(), roles: "{PLANNER,MANAGER}" },
    ...{ operation: "bodyRename", request_id: randomUUID() },
  };
  await owner.query("BEGIN");
  for (const [name, value] of Object.entries(settings)) {
    await owner.query("SELECT set_config($1, $2, true)", [`app.${name}`, value]);
  }
  await owner.query(sql);
  await owner.query("COMMIT");
}

/** What is found after the owner has tampered with the log, all its own precautions removed; nothing of it stays. */
async function afterTampering(tamper: string | (() => Promise<unknown>), published: ChainHead[] = []) {
  await owner.query("BEGIN");
  try {
    await owner.query(`ALTER TABLE change_log DISABLE TRIGGER USER; ALTER TABLE change_log_head DISABLE TRIGGER USER;
      ALTER TABLE change_log ALTER id DROP IDENTITY, DROP CONSTRAINT change_log_change_check, DROP CONSTRAINT change_log_check`);
    await (typeof tamper === "string" ? owner.query(tamper) : tamper());
    const { faults } = await chainFaults(owner, published);
    return faults.map(({ chain, name, number, fault }) => ({ of: chain === tenant.id, name, number, fault }));
  } finally {
    await owner.query("ROLLBACK");
  }
}

const found = (number: number | null, fault: RegExp) => ({
  ...{ of: true, name: `Kommun ${tenant.code}`, number, fault: expect.stringMatching(fault) },
});
const mine = (condition = "") => `chain_id = '${tenant.id}' ${condition && `AND ${condition}`}`;
const last = () => heads.find(({ chain }) => chain === tenant.id)?.number ?? 0;

describe("verifying the change log", () => {
  it("finds nothing in a log that nobody touched, and tells its heads", async () => {
    expect(await chainFaults(owner, heads)).toEqual({ heads, faults: [] });
    expect(heads.map(({ chain }) => chain).sort()).toEqual([tenant.id, other.id].sort());
    for (const { number, hash } of heads)
      expect([number > 10, hash]).toEqual([true, expect.stringMatching(/^\w{64}$/)]);
  });

  it("finds a changed entry and says whose it is and which", async () => {
    expect(await afterTampering(`UPDATE change_log SET user_id = NULL WHERE ${mine(`number = ${last()}`)}`)).toEqual([
      found(last(), /not as it was sealed/),
    ]);
  });

  it("finds a changed payload", async () => {
    const sql = `UPDATE change_log SET after = jsonb_set(after, '{email}', '"x"') WHERE ${mine("number = 5")}`;
    expect(await afterTampering(sql)).toEqual([found(5, /payload that it was sealed with/)]);
  });

  it("finds an entry removed from the middle", async () => {
    const faults = await afterTampering(`DELETE FROM change_log WHERE ${mine("number = 5")}`);
    expect(faults[0]).toEqual(found(6, /entries are missing/));
  });

  it("finds an entry removed from the middle where those after it are renumbered", async () => {
    const faults = await afterTampering(`DELETE FROM change_log WHERE ${mine("number = 5")};
      UPDATE change_log SET number = number + 1000 WHERE ${mine("number > 5")};
      UPDATE change_log SET number = number - 1001 WHERE ${mine("number > 1000")}`);
    expect(faults[0]).toEqual(found(5, /not as it was sealed/));
  });

  it("finds two entries that changed places", async () => {
    const faults = await afterTampering(`UPDATE change_log SET number = 0 WHERE ${mine("number = 5")};
      UPDATE change_log SET number = 5 WHERE ${mine("number = 6")}; UPDATE change_log SET number = 6 WHERE ${mine("number = 0")}`);
    expect(faults[0]).toEqual(found(5, /not as it was sealed/));
  });

  it("finds a cut tail by the head", async () => {
    const faults = await afterTampering(`DELETE FROM change_log WHERE ${mine(`number > ${last() - 3}`)}`);
    expect(faults).toEqual([found(last(), /the log was cut/)]);
  });

  it("finds a whole chain that is gone", async () => {
    expect(await afterTampering(`DELETE FROM change_log WHERE ${mine()}`)).toEqual([found(last(), /the log was cut/)]);
  });

  it("finds a head that is gone or changed", async () => {
    expect(await afterTampering(`DELETE FROM change_log_head WHERE ${mine()}`)).toEqual([found(0, /head/)]);
    expect(await afterTampering(`UPDATE change_log_head SET hash = '\\x00' WHERE ${mine()}`)).toEqual([
      found(last(), /head/),
    ]);
  });

  it("finds an entry that was written past the triggers", async () => {
    const sql = `INSERT INTO change_log (id, chain_id, table_name, change, key) VALUES (1000000, '${tenant.id}', 'plan', 'DELETE', '{}')`;
    expect(await afterTampering(sql)).toEqual([found(null, /not sealed/)]);
  });

  const cutTogether = () => `DELETE FROM change_log WHERE ${mine(`number > ${last() - 3}`)};
    UPDATE change_log_head h SET number = l.number, hash = l.hash FROM change_log l
    WHERE h.chain_id = l.chain_id AND l.number = ${last() - 3} AND h.${mine()}`;

  it("finds a tail cut together with its head by a head that was published", async () => {
    expect(await afterTampering(cutTogether())).toEqual([]);
    expect(await afterTampering(cutTogether(), heads)).toEqual([found(last(), /as it was published/)]);
  });

  it("finds a chain written anew by a head that was published", async () => {
    const anew = async () => {
      await owner.query(cutTogether());
      await owner.query(
        "ALTER TABLE change_log ENABLE TRIGGER seal_changes; ALTER TABLE change_log ALTER id ADD GENERATED ALWAYS AS IDENTITY (START 2000000)",
      );
      await owner.query("UPDATE body SET name = name || ' forged'; DELETE FROM role_assignment");
      await owner.query("SET CONSTRAINTS ALL IMMEDIATE");
    };
    expect(await afterTampering(anew)).toEqual([]);
    expect(await afterTampering(anew, heads)).toContainEqual(found(last(), /as it was published/));
  });
});

describe("a payload", () => {
  beforeEach(() => owner.query("BEGIN"));
  afterEach(() => owner.query("ROLLBACK"));

  it("that is disposed of by a decision leaves the chain whole and the decision in it", async () => {
    await owner.query("CALL dispose_of_payload($1, '{4,5}', 'KS 2026-05-04 § 88, KS-2026-120')", [tenant.id]);
    await owner.query("SET CONSTRAINTS ALL IMMEDIATE");
    expect((await chainFaults(owner, heads)).faults).toEqual([]);
    const { rows } = await owner.query(`SELECT before, after, salt FROM change_log WHERE ${mine("number IN (4, 5)")}`);
    expect(rows).toEqual([4, 5].map(() => ({ before: null, after: null, salt: null })));
    const decisions = await owner.query(
      `SELECT key, after FROM change_log WHERE ${mine("change = 'DISPOSE'")} ORDER BY number`,
    );
    const after = { decision: "KS 2026-05-04 § 88, KS-2026-120" };
    expect(decisions.rows).toEqual([4, 5].map((number) => ({ key: { chain_id: tenant.id, number }, after })));
  });

  it("that is gone without a decision is found", async () => {
    await owner.query(`UPDATE change_log SET before = NULL, after = NULL, salt = NULL WHERE ${mine("number = 4")}`);
    const fault = expect.stringMatching(/no entry has the decision/);
    expect((await chainFaults(owner)).faults).toMatchObject([{ chain: tenant.id, number: 4, fault }]);
  });

  it.each([
    ["without a decision", "{4}", " "],
    ["that is not there", "{4,100000}", "KS § 1"],
    ["of no entry", "{}", "KS § 1"],
  ])("is not disposed of %s", async (_what, numbers, decision) => {
    const call = owner.query("CALL dispose_of_payload($1, $2, $3)", [tenant.id, numbers, decision]);
    await expect(call).rejects.toMatchObject({ code: "22023" });
  });
});

describe("a byte of any column", () => {
  interface Column {
    table: string;
    name: string;
    type: string;
  }
  /** For what has no value: one of the type. */
  const some: Record<string, string> = { text: "x", jsonb: "{}", uuid: randomUUID(), "text[]": "{}" };
  const bytes = fc.constantFrom(...'0123456789abcdefABCxyzÅ {}[]",:.-+\\', null);

  it("that is altered is found, in the entries and in the heads", async () => {
    const { rows: columns } = await owner.query<Column>(
      `SELECT c.relname AS table, attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
       WHERE c.relname IN ('change_log', 'change_log_head') AND attnum > 0 AND NOT attisdropped ORDER BY 1, attnum`,
    );
    expect(columns.length).toBeGreaterThan(20);
    for (const column of columns) {
      const { rows } = await owner.query<{ place: string; value: string | null }>(
        `SELECT ctid::text AS place, ${column.name}::text AS value FROM ${column.table} ORDER BY chain_id, number`,
      );
      let alterations = 0;
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...rows), fc.nat(), bytes, async ({ place, value }, position, byte) => {
          const altered = value === null ? (some[column.type] ?? null) : replace(value, position, byte);
          let differs = false;
          const faults = await afterTampering(async () => {
            differs = (await write(column, place, altered)) !== value;
          });
          if (differs) alterations += 1;
          expect(differs).toBe(faults.length > 0);
        }),
        { numRuns: 50 },
      );
      expect({ column, isTested: alterations > 0 }).toEqual({ column, isTested: true });
    }
  }, 60_000);

  /** The text with one character replaced; null: no value any more. */
  function replace(value: string, position: number, byte: string | null): string | null {
    const at = value === "" ? 0 : position % value.length;
    return byte === null ? null : value.slice(0, at) + byte + value.slice(at + 1);
  }

  /** Writes a value, if PostgreSQL takes it for one of the column's, and says what the column has then. */
  async function write({ table, name, type }: Column, place: string, value: string | null): Promise<string | null> {
    const where = "WHERE ctid = $1::text::tid";
    await owner.query("SAVEPOINT tamper");
    try {
      const sql = `UPDATE ${table} SET ${name} = $2::text::${type} ${where} RETURNING ${name}::text AS value`;
      return (await owner.query(sql, [place, value])).rows[0].value;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || !/^2[23]/.test(error.code ?? "")) throw error;
      await owner.query("ROLLBACK TO SAVEPOINT tamper");
      return (await owner.query(`SELECT ${name}::text AS value FROM ${table} ${where}`, [place])).rows[0].value;
    }
  }
});

describe("npm run verify-log", () => {
  const root = resolve(import.meta.dirname, "../..");

  /** The built command, as scripts/run.mjs runs it. */
  function verify(environment: Record<string, string>, ...args: string[]) {
    return new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
      const env = { ...process.env, NODE_OPTIONS: "", ...environment };
      const command = [join(root, "packages/server/dist/log/verify-log.js"), ...args];
      const child = execFile(process.execPath, command, { env }, (_error, stdout, stderr) =>
        done({ code: child.exitCode ?? -1, stdout, stderr }),
      );
    });
  }
  const asOwner = () => ({ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl });
  let directory: string;
  let file: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "samplan-heads-"));
    file = join(directory, "heads.jsonl");
  });
  afterAll(() => rm(directory, { recursive: true }));

  it("prints the heads and nothing else, takes them back, and ends with 0", async () => {
    const first = await verify(asOwner());
    expect([first.code, first.stderr]).toEqual([
      0,
      expect.stringMatching(/^The change log is whole: \d+ entries in 2 chains\.\n$/),
    ]);
    expect(
      first.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(heads);
    await writeFile(file, first.stdout + first.stdout);
    expect(await verify(asOwner(), file)).toEqual(first);
  });

  it("ends with 1, names the municipality and the entry, and prints no head, when an entry is not there as published", async () => {
    const forged = heads.map((head) => (head.chain === tenant.id ? { ...head, hash: "0".repeat(64) } : head));
    await writeFile(file, forged.map((head) => JSON.stringify(head)).join("\n"));
    const { code, stdout, stderr } = await verify(asOwner(), file);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`Kommun ${tenant.code} (${tenant.id}): entry ${last()} is not there as it was published`);
    expect(stderr).toContain("The change log is NOT whole: 1 fault(s).");
  });

  it.each([
    [
      "a role that sees a part only",
      () => ({ DATABASE_URL: database.appUrl }),
      [],
      /sees only a part.+DATABASE_OWNER_URL/,
    ],
    ["a file that is not there", asOwner, ["no-such-file"], /There is no file no-such-file/],
    ["a file of something else", asOwner, [join(root, "package.json")], /package\.json:1 is not a head/],
    ["an option", asOwner, ["--help"], /Usage/],
    [
      "a directory without a database",
      () => ({ DATABASE_URL: "", DATA_DIR: directory }),
      [],
      /There is no database in/,
    ],
  ])("ends with 2 and says why for %s", async (_what, environment, args, message) => {
    const { code, stdout, stderr } = await verify(environment(), ...args);
    expect([code, stdout, stderr]).toEqual([2, "", expect.stringMatching(message)]);
  });
});
