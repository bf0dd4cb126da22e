import { StartupError } from "../../startup-error.js";
import { loadCredentials } from "../credentials.js";
import { locateCluster } from "./cluster.js";
import { runningPort } from "./postmaster.js";
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "./start-embedded-postgres.js";

/**
 * The PostgreSQL of a data directory: the one that a server runs beside us, left running, or one started for the caller.
 * @throws StartupError when the data directory has no database
 */
export async function findEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<Pick<EmbeddedPostgres, "adminUrl" | "stop">> {
  const { dataDir } = options;
  const cluster = await locateCluster(dataDir);
  if (!cluster.exists) {
    throw new StartupError(
      `There is no database in ${dataDir}: name its directory in DATA_DIR, or its address in DATABASE_URL.`,
    );
  }
  const port = await runningPort(cluster);
  if (port === null) return await startEmbeddedPostgres(options);
  const { admin } = await loadCredentials(dataDir, { exist: true });
  return { adminUrl: `postgres://postgres:${admin}@127.0.0.1:${port}/postgres`, stop: async () => {} };
}
