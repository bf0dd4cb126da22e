/**
 * Before all tests: one PostgreSQL for the whole run with two template databases, migrated and (the second) with the
 * demo dataset. It runs the built server's own code, as `npm start` does.
 */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadDemo } from "../../packages/server/dist/dataset/load/index.js";
import { loadCredentials } from "../../packages/server/dist/db/credentials.js";
import { startEmbeddedPostgres } from "../../packages/server/dist/db/embedded-postgres/index.js";
import { migrate } from "../../packages/server/dist/db/migrate.js";
import { provisionDatabase } from "../../packages/server/dist/db/provision-database.js";

const silent = { debug() {}, info() {}, warn: console.warn };

export default async function globalSetup() {
  const dataDir = await mkdtemp(join(tmpdir(), "samplan-tests-"));
  const postgres = await startEmbeddedPostgres({ dataDir, log: silent, forTests: true });
  globalThis.samplanTests = { postgres, dataDir };
  const credentials = await loadCredentials(dataDir);
  const template = async (database) => {
    const { ownerUrl } = await provisionDatabase({ adminUrl: postgres.adminUrl, database, credentials });
    await migrate(ownerUrl, silent);
    return ownerUrl;
  };
  await template("samplan_empty");
  await loadDemo({ ownerUrl: await template("samplan_demo"), demo: { kind: "builtIn" }, log: silent });
  process.env.SAMPLAN_TEST_POSTGRES = JSON.stringify({ adminUrl: postgres.adminUrl, credentials });
}
