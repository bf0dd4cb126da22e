import type { FastifyBaseLogger } from "fastify";
import { buildApp } from "./app.js";
import { createDemoIdentityProvider } from "./auth/demo/demo-identity-provider.js";
import { readDemoUsers } from "./auth/demo/read-demo-users.js";
import { createTokenVerifier } from "./auth/token-verifier.js";
import type { Config } from "./config.js";
import { systemClock } from "./context/clock.js";
import { loadDemo } from "./dataset/load/index.js";
import { assertFitForServing } from "./db/assert-fit-for-serving.js";
import { openDataSource } from "./db/data-source.js";
import { migrate } from "./db/migrate.js";
import { type OpenDatabase, openDatabase } from "./db/open-database.js";
import { choosePort, listen, localHost } from "./http/listen.js";
import { makePrivateDirectory } from "./private-file.js";
import { removeRuntimeFile, writeRuntimeFile } from "./runtime-file.js";
import { Undo } from "./undo.js";
import { welcomeText } from "./welcome.js";

export interface RunningServer {
  url: string;
  /** The block of text for whoever started it. */
  welcome: string;
  /** Lets the requests under way finish, then stops everything that was started. */
  stop(): Promise<void>;
}

/**
 * Database, migrations, demo data, sign-in, HTTP: in this order, and stopped in the other.
 * @throws StartupError for what whoever starts it can mend; what was started until then is stopped
 */
export async function startServer(config: Config, log: FastifyBaseLogger): Promise<RunningServer> {
  const undo = new Undo();
  try {
    await makePrivateDirectory(config.dataDir);
    const database = await openDatabase(config, log);
    undo.add(() => database.stop());
    // Asked twice: a refused start leaves nothing behind, and who owns the tables shows when they are there.
    await assertFitForServing(database);
    if (database.ownerUrl !== null) {
      await migrate(database.ownerUrl, log);
      await loadDemo({ ownerUrl: database.ownerUrl, demo: config.demo, log });
    }
    await assertFitForServing(database);
    const source = await openDataSource({ url: database.appUrl });
    undo.add(() => source.destroy());

    // The issuers' addresses hold the port, so it is chosen before the server listens on it.
    const port = await choosePort(config);
    const url = config.publicUrl ?? `http://localhost:${port}`;
    const demo = await demoSignIn(config, database, url);
    const verifier = createTokenVerifier(demo?.provider.issuers ?? config.oidcIssuers, { clock: systemClock });
    const app = await buildApp({ source, verifier, clock: systemClock, log });
    demo?.provider.register(app);
    undo.add(() => app.close());
    await listen(app, { host: config.host, port });

    await writeRuntimeFile(config.dataDir, {
      pid: process.pid,
      url: `http://${localHost(config.host)}:${port}`,
      startedAt: new Date().toISOString(),
    });
    undo.add(() => removeRuntimeFile(config.dataDir));
    return {
      url,
      welcome: welcomeText({ url, demo, hasIssuers: config.oidcIssuers.length > 0 }),
      stop: () => undo.run(),
    };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

/** The demo's issuers run beside the embedded database only, and where no real issuer is named. */
async function demoSignIn(config: Config, database: OpenDatabase, baseUrl: string) {
  if (database.kind !== "embedded" || database.ownerUrl === null || config.oidcIssuers.length > 0) return null;
  const people = await readDemoUsers(database.ownerUrl);
  if (people.users.length === 0) return null;
  const { dataDir, production } = config;
  const provider = await createDemoIdentityProvider({ dataDir, baseUrl, production, clock: systemClock, ...people });
  return { provider, ...people };
}
