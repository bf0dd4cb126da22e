import pg from "pg";
import { errorCode } from "../error-code.js";
import { StartupError } from "../startup-error.js";
import { withoutPassword } from "./database-url.js";

const CONNECT_TIMEOUT_MS = 10_000;

const advice: Record<string, string> = {
  ECONNREFUSED: "nothing answers there: start PostgreSQL, or correct the host and port",
  ENOTFOUND: "there is no such host: correct it",
  "28P01": "the password is wrong: correct it",
  "28000": "PostgreSQL does not admit this role from here: correct the role, or pg_hba.conf",
  "3D000": "there is no such database: create it, or give DATABASE_URL the connection of an administrator",
  "42501": "this role may not connect: GRANT CONNECT ON DATABASE … TO it",
  "53300": "it has no connections left: raise max_connections, or close others",
};

/** Runs `work` on a connection of its own, for what happens before the server's pool is there. */
export async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(databaseUrl);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  try {
    // The certificates that the URL names are read here already.
    const client = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: "samplan start",
    });
    await client.connect();
    return client;
  } catch (error) {
    const reason = error instanceof AggregateError ? error.errors[0] : error;
    const help = advice[errorCode(reason) ?? ""] ?? String(reason?.message ?? reason);
    throw new StartupError(`Cannot connect to ${withoutPassword(databaseUrl)}: ${help}.`, { cause: reason });
  }
}
