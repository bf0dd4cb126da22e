import type { BaseLogger } from "pino";
import type { Config } from "../config.js";
import { StartupError } from "../startup-error.js";
import { loadCredentials } from "./credentials.js";
import { databaseName, withoutPassword, withParts } from "./database-url.js";
import { startEmbeddedPostgres } from "./embedded-postgres/index.js";
import { pendingMigrations } from "./migrate.js";
import { type ProvisionedDatabase, provisionDatabase } from "./provision-database.js";
import { refuseOldVersion } from "./refuse-old-version.js";
import { withClient } from "./with-client.js";

/** The database of this server. Which kind it is concerns only whoever stops it, and the demo's sign-in. */
export interface OpenDatabase {
  kind: "embedded" | "external";
  /** Connection for migrations; null when the tables belong to a role we have not been given: they are current then. */
  ownerUrl: string | null;
  /** Connection of the server's role at run time. */
  appUrl: string;
  /** Stops what was started for it. */
  stop(): Promise<void>;
}

export const EMBEDDED_DATABASE = "samplan";
const MAINTENANCE_DATABASES = new Set(["postgres", "template0", "template1"]);

/**
 * Opens the database that the configuration asks for:
 * nothing set: the embedded one;
 * DATABASE_URL and DATABASE_OWNER_URL: the roles they name, as they are;
 * DATABASE_URL of an administrator: makes roles and database, and uses samplan_owner and samplan_app from then on;
 * DATABASE_URL of another role: that role, if the schema is current already.
 * @throws StartupError
 */
export async function openDatabase(
  config: Pick<Config, "dataDir" | "databaseUrl" | "databaseOwnerUrl">,
  log: Pick<BaseLogger, "info" | "warn">,
): Promise<OpenDatabase> {
  const { dataDir, databaseUrl, databaseOwnerUrl } = config;
  if (databaseUrl === null) return openEmbedded(dataDir, log);

  const external = { kind: "external" as const, stop: async () => {} };
  if (databaseOwnerUrl !== null) {
    for (const url of [databaseOwnerUrl, databaseUrl]) await withClient(url, refuseOldVersion);
    return { ...external, ownerUrl: databaseOwnerUrl, appUrl: databaseUrl };
  }
  const adminUrl = await asAdministrator(databaseUrl);
  if (adminUrl !== null) {
    const database = databaseName(databaseUrl);
    const { ownerUrl, appUrl } = await provision(adminUrl, database, dataDir);
    return { ...external, ownerUrl, appUrl };
  }
  const pending = await pendingMigrations(databaseUrl);
  if (pending.length > 0) {
    throw new StartupError(
      `The database ${withoutPassword(databaseUrl)} lacks ${pending.length} migration(s), first ${pending[0]}. The role of ` +
        "DATABASE_URL cannot make them: give the role that owns the tables in DATABASE_OWNER_URL, for example " +
        "postgres://samplan_owner:secret@db.example/samplan.",
    );
  }
  return { ...external, ownerUrl: null, appUrl: databaseUrl };
}

async function openEmbedded(dataDir: string, log: Pick<BaseLogger, "info" | "warn">): Promise<OpenDatabase> {
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  try {
    const { ownerUrl, appUrl } = await provision(postgres.adminUrl, EMBEDDED_DATABASE, dataDir);
    return { kind: "embedded", ownerUrl, appUrl, stop: postgres.stop };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function provision(adminUrl: string, database: string, dataDir: string): Promise<ProvisionedDatabase> {
  return provisionDatabase({ adminUrl, database, credentials: await loadCredentials(dataDir) });
}

/**
 * The connection as which roles and databases can be made, or null when the role of DATABASE_URL may not make them.
 * It goes to PostgreSQL's own database where it may, since the one to be made need not exist yet.
 */
async function asAdministrator(databaseUrl: string): Promise<string | null> {
  const maintenanceUrl = withParts(databaseUrl, { database: "postgres" });
  const url = (await canConnect(maintenanceUrl)) ? maintenanceUrl : databaseUrl;
  const mayProvision = await withClient(url, async (client) => {
    await refuseOldVersion(client);
    const { rows } = await client.query<{ may: boolean }>(
      "SELECT rolsuper OR (rolcreaterole AND rolcreatedb) AS may FROM pg_roles WHERE rolname = current_user",
    );
    return rows[0]?.may === true;
  });
  if (!mayProvision) return null;
  const database = databaseName(databaseUrl);
  if (!MAINTENANCE_DATABASES.has(database)) return url;
  throw new StartupError(
    `DATABASE_URL names PostgreSQL's own database ${database}. Name one for Samplan, which is made when it does not ` +
      `exist: ${withoutPassword(withParts(databaseUrl, { database: EMBEDDED_DATABASE }))}`,
  );
}

/** A fault that both connections share is told by the one that DATABASE_URL asks for. */
async function canConnect(databaseUrl: string): Promise<boolean> {
  try {
    await withClient(databaseUrl, async () => {});
    return true;
  } catch (error) {
    if (error instanceof StartupError) return false;
    throw error;
  }
}
