import { readFile } from "node:fs/promises";
import pg from "pg";
import type { Credentials } from "./credentials.js";
import { withParts } from "./database-url.js";
import { withClient } from "./with-client.js";

/** The same file from src/db and from dist/db, and for an administrator's psql. */
const ROLES_SQL = new URL("../../../../docker/postgres/roles.sql", import.meta.url);

/** Roles belong to the whole PostgreSQL: two replicas that start at once would stumble over each other's changes. */
const PROVISION_LOCK = 5_308_416;

/** Connections of the three roles to Samplan's database. */
export interface ProvisionedDatabase {
  /** samplan_owner: owns the tables, runs migrations. */
  ownerUrl: string;
  /** samplan_app: the server's role at run time. */
  appUrl: string;
  /** samplan_worker: the role of jobs. */
  workerUrl: string;
}

/** Makes the database and the three roles, or brings them to what they should be; may run again at every start. */
export async function provisionDatabase(options: {
  /** Connection of a superuser or of a role with CREATEROLE and CREATEDB, to PostgreSQL's own database. */
  adminUrl: string;
  database: string;
  credentials: Pick<Credentials, "owner" | "app" | "worker">;
}): Promise<ProvisionedDatabase> {
  const { adminUrl, database, credentials } = options;
  const template = await readFile(ROLES_SQL, "utf8");
  const rolesSql = fillIn(template, {
    owner_password: credentials.owner,
    app_password: credentials.app,
    worker_password: credentials.worker,
    DBNAME: database,
  });
  await withClient(adminUrl, async (admin) => {
    await admin.query("SELECT pg_advisory_lock($1)", [PROVISION_LOCK]);
    const existing = await admin.query("SELECT FROM pg_database WHERE datname = $1", [database]);
    if (existing.rowCount === 0) {
      await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} TEMPLATE template0 ENCODING 'UTF8'`);
    }
    await withClient(withParts(adminUrl, { database }), (client) => client.query(rolesSql));
  });
  const url = (user: string, password: string) => withParts(adminUrl, { user, password, database });
  return {
    ownerUrl: url("samplan_owner", credentials.owner),
    appUrl: url("samplan_app", credentials.app),
    workerUrl: url("samplan_worker", credentials.worker),
  };
}

/** psql's quoted variables: :'name' is a literal, :"name" an identifier. */
function fillIn(sql: string, values: Record<string, string>): string {
  return sql.replace(/:(['"])(\w+)\1/g, (_, quote: string, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${ROLES_SQL.pathname} uses the variable ${name}, which has no value`);
    return quote === "'" ? pg.escapeLiteral(value) : pg.escapeIdentifier(value);
  });
}
