import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { runner } from "node-pg-migrate";
import type pg from "pg";
import type { BaseLogger } from "pino";
import { StartupError } from "../startup-error.js";
import { withoutPassword } from "./database-url.js";
import { withClient } from "./with-client.js";

/** The same directory from src/db and from dist/db. */
const MIGRATIONS = fileURLToPath(new URL("../../migrations", import.meta.url));
const TABLE = "schema_migration";
const fileName = /^(\d{4}_[a-z0-9_]+)\.sql$/;

/** Where migrations are found and told about; tests give a directory of their own. */
export interface MigrationOptions {
  directory?: string;
}

/**
 * Applies the migrations that the database has not seen, in the order of their numbers, each in a transaction of its
 * own: the ones before a failing one stay applied. Of several servers starting at once one applies them while the
 * others wait for its advisory lock and then find nothing to do.
 * @returns the names of the migrations applied, "0001_roles" for instance
 * @throws StartupError naming the migration that failed and why
 */
export async function migrate(
  ownerUrl: string,
  log: Pick<BaseLogger, "info" | "debug">,
  { directory = MIGRATIONS }: MigrationOptions = {},
): Promise<string[]> {
  const known = await migrationNames(directory);
  await withClient(ownerUrl, (client) => assertMayCreate(client, ownerUrl));
  const report = (message: string) => log.debug(message);
  try {
    const applied = await runner({
      databaseUrl: { connectionString: ownerUrl, application_name: "samplan migrate" },
      dir: directory,
      direction: "up",
      migrationsTable: TABLE,
      singleTransaction: false,
      advisoryLockMode: "wait",
      // A failure is thrown as well; the runner's own report of it repeats the whole file.
      logger: { debug: report, info: report, warn: report, error: report },
    });
    for (const { name } of applied) log.info({ migration: name }, "migrated");
    return applied.map(({ name }) => name);
  } catch (error) {
    const [failed] = await pendingMigrations(ownerUrl, { directory });
    // The runner wraps some errors with their stack.
    const [reason] = String(error instanceof Error ? error.message : error).split("\n");
    throw new StartupError(
      `The database ${withoutPassword(ownerUrl)} could not be brought up to date` +
        `${failed === undefined || !known.includes(failed) ? "" : ` (${failed}.sql)`}: ${reason}`,
      { cause: error },
    );
  }
}

async function assertMayCreate(client: pg.Client, ownerUrl: string): Promise<void> {
  const { rows } = await client.query<{ role: string; may: boolean }>(
    "SELECT current_user AS role, has_schema_privilege('public', 'CREATE') AS may",
  );
  if (rows[0]?.may) return;
  throw new StartupError(
    `The role ${rows[0]?.role} of DATABASE_OWNER_URL may not create tables in ${withoutPassword(ownerUrl)}. Give the role ` +
      "that owns them, samplan_owner. Are DATABASE_URL and DATABASE_OWNER_URL swapped?",
  );
}

/**
 * The migrations that the database has not seen, in order.
 * @throws StartupError when this role may not read the table of migrations
 */
export async function pendingMigrations(
  databaseUrl: string,
  { directory = MIGRATIONS }: MigrationOptions = {},
): Promise<string[]> {
  const known = await migrationNames(directory);
  const applied = await withClient(databaseUrl, async (client) => {
    const table = await client.query<{ exists: boolean; readable: boolean | null }>(
      "SELECT to_regclass($1) IS NOT NULL AS exists, has_table_privilege(to_regclass($1), 'SELECT') AS readable",
      [`public.${TABLE}`],
    );
    if (!table.rows[0]?.exists) return [];
    if (!table.rows[0].readable) {
      throw new StartupError(
        `The role of ${withoutPassword(databaseUrl)} may not read the table ${TABLE}: give samplan_app in DATABASE_URL.`,
      );
    }
    return (await client.query<{ name: string }>(`SELECT name FROM public.${TABLE}`)).rows.map(({ name }) => name);
  });
  return known.filter((name) => !applied.includes(name));
}

/** A file that is no migration would be run as one, so it is refused. */
async function migrationNames(directory: string): Promise<string[]> {
  const files = (await readdir(directory)).filter((file) => !file.startsWith(".")).sort();
  return files.map((file) => {
    const name = fileName.exec(file)?.[1];
    if (name === undefined) throw new Error(`${directory}/${file} is not named as a migration is: 0001_name.sql`);
    return name;
  });
}
