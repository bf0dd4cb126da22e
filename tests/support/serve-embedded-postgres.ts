/**
 * A server that is nothing but its database, for tests that kill it: node … serve-embedded-postgres.ts DATA_DIR [UID GID].
 * Prints {"adminUrl":…} when PostgreSQL runs, and stops it on SIGTERM.
 */
import { startEmbeddedPostgres } from "../../packages/server/src/db/embedded-postgres/index.js";

const [dataDir = "", uid, gid] = process.argv.slice(2);
if (uid !== undefined && gid !== undefined) {
  process.setgroups?.([]);
  process.setgid?.(Number(gid));
  process.setuid?.(Number(uid));
}
const log = { info: () => {}, warn: console.error };
const postgres = await startEmbeddedPostgres({ dataDir, log });
process.on("SIGTERM", async () => {
  await postgres.stop();
  process.exit(0);
});
console.log(JSON.stringify({ adminUrl: postgres.adminUrl }));
setInterval(() => {}, 60_000);
