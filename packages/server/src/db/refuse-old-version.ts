import type pg from "pg";
import { StartupError } from "../startup-error.js";

const OLDEST_VERSION = 15;

/** @throws StartupError for a PostgreSQL that lacks what row-level security is built on */
export async function refuseOldVersion(client: Pick<pg.Client, "query">): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
  const version = rows[0]?.server_version ?? "unknown";
  if (Number.parseInt(version, 10) >= OLDEST_VERSION) return;
  throw new StartupError(
    `The PostgreSQL of DATABASE_URL is version ${version}. Samplan needs ${OLDEST_VERSION} or newer: its views run with ` +
      "the rights of whoever asks (security_invoker), which older versions cannot do. Upgrade it, or leave DATABASE_URL " +
      "out to use the embedded one.",
  );
}
