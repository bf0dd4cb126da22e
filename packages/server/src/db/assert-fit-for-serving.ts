import { StartupError } from "../startup-error.js";
import { withClient } from "./with-client.js";

/** What would put a role above row-level security, by itself or through a role it is a member of. */
const FITNESS_SQL = `
  SELECT current_user AS role,
    EXISTS (SELECT FROM pg_roles
      WHERE rolsuper AND (rolname = current_user OR pg_has_role(current_user, oid, 'MEMBER'))) AS "isSuperuser",
    EXISTS (SELECT FROM pg_roles
      WHERE rolbypassrls AND (rolname = current_user OR pg_has_role(current_user, oid, 'MEMBER'))) AS "bypassesRls",
    (SELECT min(c.oid::regclass::text) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
        AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS "ownedTable"`;

interface Fitness {
  role: string;
  isSuperuser: boolean;
  bypassesRls: boolean;
  ownedTable: string | null;
}

/**
 * Refuses to serve requests with a role that row-level security would not hold: it decides who sees what, and must
 * not depend on a setting that somebody forgot. Call it when the schema is in place.
 * @throws StartupError saying what is wrong with the role and how to make a right one
 */
export async function assertFitForServing(appUrl: string): Promise<void> {
  const fitness = await withClient(appUrl, async (client) => (await client.query<Fitness>(FITNESS_SQL)).rows[0]);
  if (!fitness) throw new Error("PostgreSQL did not describe the current role");
  const fault = describeFault(fitness);
  if (fault === null) return;
  throw new StartupError(
    `The role ${fitness.role} of DATABASE_URL ${fault}, and so would see every municipality's rows whatever the rules say. ` +
      "Use a role that is neither: docker/postgres/roles.sql makes samplan_owner (give it in DATABASE_OWNER_URL) and " +
      "samplan_app (give it in DATABASE_URL).",
  );
}

function describeFault({ isSuperuser, bypassesRls, ownedTable }: Fitness): string | null {
  if (isSuperuser) return "is a superuser, or may become one";
  if (bypassesRls) return "has BYPASSRLS, or may become a role that has";
  return ownedTable === null ? null : `owns tables (${ownedTable}), or is a member of the role that does`;
}
