import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../packages/server/src/db/embedded-postgres/index.js";
import { readIfExists } from "../../packages/server/src/private-file.js";

/** A PostgreSQL of its own in a data directory of its own, both gone after `stop`. */
export interface ThrowawayPostgres {
  adminUrl: string;
  dataDir: string;
  stop(): Promise<void>;
}

/** Starts one, without the waits for the disk. */
export async function startThrowawayPostgres(): Promise<ThrowawayPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), "samplan-test-"));
  const log = { info: () => {}, warn: () => {} };
  const postgres = await startEmbeddedPostgres({ dataDir, log, forTests: true });
  const stop = async () => {
    await postgres.stop();
    await removeDataDir(dataDir);
  };
  return { adminUrl: postgres.adminUrl, dataDir, stop };
}

/** Where the cluster of a data directory lies: for root elsewhere, named by a pointer file. */
export async function clusterDirectory(dataDir: string): Promise<string> {
  return (await readIfExists(join(dataDir, "postgres-cluster")))?.trim() ?? join(dataDir, "postgres");
}

/** Removes a data directory whose PostgreSQL no longer runs, and the cluster it points to. */
export async function removeDataDir(dataDir: string): Promise<void> {
  await rm(await clusterDirectory(dataDir), { recursive: true, force: true, maxRetries: 10 });
  await rm(dataDir, { recursive: true, force: true });
}
