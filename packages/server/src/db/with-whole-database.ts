import type pg from "pg";
import type { BaseLogger } from "pino";
import type { Config } from "../config.js";
import { StartupError } from "../startup-error.js";
import { withoutPassword, withParts } from "./database-url.js";
import { findEmbeddedPostgres } from "./embedded-postgres/index.js";
import { EMBEDDED_DATABASE } from "./open-database.js";
import { withClient } from "./with-client.js";

/**
 * Runs `work` in one snapshot of all rows, whosoever they are, and writes nothing: for what looks after the database. The
 * embedded one may be running, or is started for it.
 * @throws StartupError when there is no database, or the role sees a part of it only
 */
export async function withWholeDatabase<T>(
  { dataDir, databaseUrl, databaseOwnerUrl }: Pick<Config, "dataDir" | "databaseUrl" | "databaseOwnerUrl">,
  log: Pick<BaseLogger, "info" | "warn">,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const given = databaseOwnerUrl ?? databaseUrl;
  if (given !== null) return await withClient(given, (client) => inOneSnapshot(client, given, work));
  const postgres = await findEmbeddedPostgres({ dataDir, log });
  try {
    const url = withParts(postgres.adminUrl, { database: EMBEDDED_DATABASE });
    return await withClient(url, (client) => inOneSnapshot(client, url, work));
  } finally {
    await postgres.stop();
  }
}

async function inOneSnapshot<T>(client: pg.Client, url: string, work: (client: pg.ClientBase) => Promise<T>) {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  const { rows } = await client.query<{ migrated: boolean; whole: boolean | null }>(
    `SELECT to_regclass('public.change_log') IS NOT NULL AS migrated,
      (SELECT pg_has_role(current_user, oid, 'USAGE') FROM pg_roles WHERE rolname = 'samplan_owner') AS whole`,
  );
  if (!rows[0]?.migrated) {
    throw new StartupError(`The database ${withoutPassword(url)} is not of this version: start the server once.`);
  }
  if (!rows[0].whole) {
    throw new StartupError(
      `This role sees only a part of ${withoutPassword(url)}: give samplan_owner, or an administrator, in DATABASE_OWNER_URL.`,
    );
  }
  return await work(client);
}
