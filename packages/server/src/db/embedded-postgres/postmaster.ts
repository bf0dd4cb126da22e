import { constants, open, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { readIfExists } from "../../private-file.js";
import { StartupError } from "../../startup-error.js";
import type { Cluster } from "./cluster.js";
import { processCommand, processIdentity } from "./process-identity.js";
import { lastLines, PostgresToolError, runPostgresTool } from "./run-postgres-tool.js";

/** A cluster together with the programs that run it. */
export interface RunnableCluster extends Cluster {
  programs: string;
}

const PORT_ATTEMPTS = 5;
/** A number that no process has. */
const NO_PROCESS = 2 ** 31 - 1;
/** After a crash, the dead postmaster's last processes notice and end within seconds. */
const LEFTOVER_ATTEMPTS = 20;
const LEFTOVER_PAUSE_MS = 500;

/**
 * Starts PostgreSQL on a free port of the loopback interface and waits until it takes connections, also through a
 * recovery after a crash. pg_ctl puts it in a session of its own, where no Ctrl-C reaches it before the server is done.
 * @returns the port
 */
export async function startPostmaster(cluster: RunnableCluster, forTests: boolean): Promise<number> {
  const logFile = join(cluster.directory, "postgres.log");
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    await rm(logFile, { force: true });
    try {
      await pgCtl(cluster, ["start", "-w", "-t", "600", "-l", logFile, "-o", settings(port, forTests)]);
      return port;
    } catch (error) {
      if (!(error instanceof PostgresToolError)) throw error;
      const log = (await readIfExists(logFile))?.trim() ?? "";
      if (/Address already in use/.test(log) && attempt < PORT_ATTEMPTS) continue;
      if (/shared memory block .* still in use/.test(log) && attempt < LEFTOVER_ATTEMPTS) {
        await new Promise((resolve) => setTimeout(resolve, LEFTOVER_PAUSE_MS));
        continue;
      }
      throw new StartupError(startFault(cluster, log || error.message), { cause: error });
    }
  }
}

/**
 * Stops PostgreSQL: open transactions are rolled back, what is committed is on disk. One that does not end in a minute
 * is ended as a power cut would, and recovers at the next start. Nothing to do when it has ended by itself.
 */
export async function stopPostmaster(cluster: RunnableCluster): Promise<void> {
  let failure: unknown;
  for (const mode of ["fast", "immediate"]) {
    try {
      await pgCtl(cluster, ["stop", "-m", mode, "-w", "-t", "60"]);
      return;
    } catch (error) {
      const pid = parsePid(await readIfExists(pidFile(cluster)));
      if (pid === null || (await processIdentity(pid)) === null) return;
      failure = error;
    }
  }
  throw failure;
}

/**
 * Stops a PostgreSQL whose server was killed and left it behind. The caller holds the lock of the data directory, so
 * nobody else is using it.
 * @returns true when there was one
 */
export async function stopOrphan(cluster: RunnableCluster): Promise<boolean> {
  const pid = parsePid(await readIfExists(pidFile(cluster)));
  // None for a zombie, which a container without an init process keeps for ever.
  const command = pid === null ? null : await processCommand(pid);
  const isOurs = command?.includes(cluster.directory) ?? false;
  if (isOurs) {
    await stopPostmaster(cluster);
  } else if (/(^|\/)postgres$/.test(command?.split(" ")[0] ?? "")) {
    throw new StartupError(
      `${pidFile(cluster)} names process ${pid} (${command}), a PostgreSQL that seems to serve another directory. ` +
        `If this directory was moved while it was running, stop it (kill -INT ${pid}); else remove that file.`,
    );
  }
  await disownPid(cluster);
  return isOurs;
}

/**
 * PostgreSQL takes any process with its predecessor's number for a rival, be it a zombie or another program. Only the
 * number is replaced: the rest of the file is how it finds processes of its predecessor that are still at work.
 */
async function disownPid(cluster: RunnableCluster): Promise<void> {
  const text = await readIfExists(pidFile(cluster));
  if (text === null) return;
  const file = await open(pidFile(cluster), constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW);
  try {
    await file.writeFile(text.replace(/^\d+/, String(NO_PROCESS)));
  } finally {
    await file.close();
  }
}

/** The port of the cluster's PostgreSQL, null when it does not run. */
export async function runningPort(cluster: Cluster): Promise<number | null> {
  const text = await readIfExists(pidFile(cluster));
  const pid = parsePid(text);
  const command = pid === null ? null : await processCommand(pid);
  return command?.includes(cluster.directory) ? parsePort(text) : null;
}

function pgCtl({ programs, directory, runAs }: RunnableCluster, args: string[]): Promise<string> {
  return runPostgresTool(join(programs, "pg_ctl"), ["-D", directory, ...args], runAs);
}

/** No value has a character that means anything to the shell, which pg_ctl hands them to. */
function settings(port: number, forTests: boolean): string {
  const values = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    password_encryption: "scram-sha-256",
    timezone: "UTC",
    log_timezone: "UTC",
    shared_buffers: "64MB",
    max_wal_size: "256MB",
    jit: "off",
    // Failed statements are the server's to report, and may quote personal data.
    log_min_messages: "log",
    log_checkpoints: "off",
    ...(forTests ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  return Object.entries(values)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");
}

function startFault({ directory }: Cluster, log: string): string {
  const help = /No space left on device/.test(log)
    ? "The disk is full: make room and start again."
    : "Its last lines are below; the whole log is postgres.log in that directory.";
  return `The embedded PostgreSQL in ${directory} did not start. ${help}\n${lastLines(log)}`;
}

/** A port nobody listens on at this moment; if somebody is faster, the start tries another. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("The system gave no port on 127.0.0.1"));
      });
    });
  });
}

function pidFile({ directory }: Cluster): string {
  return join(directory, "postmaster.pid");
}

/** PostgreSQL's process number is the first line of its file. */
function parsePid(text: string | null): number | null {
  const pid = Number.parseInt(text ?? "", 10);
  return pid > 0 ? pid : null;
}

/** Its port is the fourth. */
function parsePort(text: string | null): number | null {
  const port = Number.parseInt(text?.split("\n")[3] ?? "", 10);
  return port > 0 ? port : null;
}
