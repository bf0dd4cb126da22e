import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { startThrowawayPostgres, type ThrowawayPostgres } from "../../../../tests/support/throwaway-postgres.js";
import { loadCredentials } from "./credentials.js";
import { migrate, pendingMigrations } from "./migrate.js";
import { type ProvisionedDatabase, provisionDatabase } from "./provision-database.js";
import { withClient } from "./with-client.js";

jest.setTimeout(60_000);

const log = { info: () => {}, warn: () => {}, debug: () => {} };
let directory: string;
let postgres: ThrowawayPostgres;
let samplan: ProvisionedDatabase;

beforeAll(async () => {
  postgres = await startThrowawayPostgres();
});

afterAll(() => postgres.stop());

let databases = 0;
beforeEach(async () => {
  directory = await mkdtemp(join(postgres.dataDir, "migrations-"));
  await writeFile(join(directory, "0001_one.sql"), "CREATE TABLE one (); SELECT pg_sleep(0.2);");
  await writeFile(join(directory, "0002_two.sql"), "CREATE TABLE two ();");
  const credentials = await loadCredentials(postgres.dataDir);
  samplan = await provisionDatabase({
    adminUrl: postgres.adminUrl,
    database: `samplan_${++databases}`,
    credentials,
  });
});

const run = () => migrate(samplan.ownerUrl, log, { directory });
const pending = (url: string) => pendingMigrations(url, { directory });

describe("migrate", () => {
  it("applies each migration once, though two servers start at the same moment", async () => {
    expect(await pending(samplan.appUrl)).toEqual(["0001_one", "0002_two"]);
    const results = await Promise.all([run(), run()]);
    expect(results.flat().sort()).toEqual(["0001_one", "0002_two"]);
    expect(await run()).toEqual([]);
    expect(await pending(samplan.ownerUrl)).toEqual([]);
  });

  it("keeps what came before a failing migration, undoes the failing one whole, and names it", async () => {
    await writeFile(join(directory, "0002_two.sql"), "CREATE TABLE two (); SELECT 1/0;");
    await expect(run()).rejects.toThrow(/could not be brought up to date \(0002_two\.sql\): division by zero/);
    const tables = await withClient(samplan.ownerUrl, (client) =>
      client.query("SELECT to_regclass('one') AS one, to_regclass('two') AS two"),
    );
    expect(tables.rows).toEqual([{ one: "one", two: null }]);
    await writeFile(join(directory, "0002_two.sql"), "CREATE TABLE two ();");
    expect(await run()).toEqual(["0002_two"]);
  });

  it("refuses a migration before one that has run, and a file that is none", async () => {
    await run();
    await writeFile(join(directory, "0001_late.sql"), "SELECT 1");
    await expect(run()).rejects.toThrow(/0001_late/);
    await writeFile(join(directory, "notes.txt"), "");
    await expect(run()).rejects.toThrow(/notes\.txt is not named as a migration is/);
  });

  it("refuses a role that may not make tables, before the first and after the last migration", async () => {
    for (const _ of ["first", "last"]) {
      await expect(migrate(samplan.appUrl, log, { directory })).rejects.toThrow(
        /^The role samplan_app of DATABASE_OWNER_URL may not create tables in postgres:.+ swapped\?$/,
      );
      await run();
    }
  });

  it("tells a role that may not read the account of migrations which role may", async () => {
    await run();
    await expect(pending(samplan.appUrl)).rejects.toThrow(/may not read the table schema_migration.+samplan_app/);
  });
});
