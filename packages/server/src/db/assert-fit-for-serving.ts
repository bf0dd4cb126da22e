import type pg from "pg";
import { StartupError } from "../startup-error.js";
import type { OpenDatabase } from "./open-database.js";
import { withClient } from "./with-client.js";

/** What would put a role above row-level security, by itself or through a role it is a member of. $1: the owner, or null. */
const FITNESS_SQL = `
  SELECT current_user AS role,
    EXISTS (SELECT FROM pg_roles
      WHERE rolsuper AND (rolname = current_user OR pg_has_role(current_user, oid, 'MEMBER'))) AS "isSuperuser",
    EXISTS (SELECT FROM pg_roles
      WHERE rolbypassrls AND (rolname = current_user OR pg_has_role(current_user, oid, 'MEMBER'))) AS "bypassesRls",
    coalesce(pg_has_role(current_user, $1::name, 'MEMBER'), false) AS "isOwner",
    (SELECT min(c.oid::regclass::text) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
        AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS "ownedTable"`;

interface Fitness {
  role: string;
  isSuperuser: boolean;
  bypassesRls: boolean;
  isOwner: boolean;
  ownedTable: string | null;
}

/**
 * Refuses to serve requests with a role that row-level security would not hold: it decides who sees what, and must
 * not depend on a setting that somebody forgot. Without an `ownerUrl` only the tables themselves tell who owns them.
 * @throws StartupError saying what is wrong with the role and how to make a right one
 */
export async function assertFitForServing({
  appUrl,
  ownerUrl,
}: Pick<OpenDatabase, "appUrl" | "ownerUrl">): Promise<void> {
  const owner = ownerUrl === null ? null : await withClient(ownerUrl, currentUser);
  const fitness = await withClient(
    appUrl,
    async (client) => (await client.query<Fitness>(FITNESS_SQL, [owner])).rows[0],
  );
  if (!fitness) throw new Error("PostgreSQL did not describe the current role");
  const fault = describeFault(fitness);
  if (fault === null) return;
  throw new StartupError(
    `The role ${fitness.role} of DATABASE_URL ${fault}, and so would see every municipality's rows whatever the rules say. ` +
      "Use a role that is neither: docker/postgres/roles.sql makes samplan_owner (give it in DATABASE_OWNER_URL) and " +
      "samplan_app (give it in DATABASE_URL).",
  );
}

async function currentUser(client: pg.Client): Promise<string | null> {
  return (await client.query<{ role: string }>("SELECT current_user AS role")).rows[0]?.role ?? null;
}

function describeFault({ isSuperuser, bypassesRls, isOwner, ownedTable }: Fitness): string | null {
  if (isSuperuser) return "is a superuser, or may become one";
  if (bypassesRls) return "has BYPASSRLS, or may become a role that has";
  if (ownedTable !== null) return `owns tables (${ownedTable}), or is a member of the role that does`;
  return isOwner ? "is the role of DATABASE_OWNER_URL, or a member of it" : null;
}
