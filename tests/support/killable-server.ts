import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { clusterDirectory } from "./throwaway-postgres.js";

const root = resolve(import.meta.dirname, "../..");

/** A PostgreSQL with a process of its own, in a data directory that outlives it. */
export class KillablePostgres {
  private constructor(
    private readonly dataDir: string,
    private readonly server: ChildProcess,
    readonly adminUrl: string,
  ) {}

  static async start(dataDir: string): Promise<KillablePostgres> {
    const runner = ["--import", "./tests/support/run-typescript.mjs", "tests/support/serve-embedded-postgres.ts"];
    const env = { ...process.env, NODE_OPTIONS: "" };
    const server = spawn(process.execPath, [...runner, dataDir], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(server.stdout, "data")) as [Buffer];
    return new KillablePostgres(dataDir, server, (JSON.parse(line.toString()) as { adminUrl: string }).adminUrl);
  }

  /** The postmaster and who watches it, at once: no checkpoint, no farewell. */
  async kill(): Promise<void> {
    const [pid = ""] = (await readFile(join(await clusterDirectory(this.dataDir), "postmaster.pid"), "utf8")).split(
      "\n",
    );
    const gone = once(this.server, "exit");
    this.server.kill("SIGKILL");
    process.kill(Number(pid), "SIGKILL");
    await gone;
  }

  async stop(): Promise<void> {
    const gone = once(this.server, "exit");
    this.server.kill("SIGTERM");
    await gone;
  }
}

/** The built server as it runs in production, on one port, to be killed and started again. */
export class KillableServer {
  private process: ChildProcess | null = null;
  private constructor(
    readonly url: string,
    private readonly env: Record<string, string>,
  ) {}

  /** Not started yet. */
  static async on(dataDir: string, env: Record<string, string>): Promise<KillableServer> {
    const port = await freePort();
    return new KillableServer(`http://127.0.0.1:${port}`, { ...env, DATA_DIR: dataDir, PORT: String(port) });
  }

  async start(more: Record<string, string> = {}): Promise<void> {
    Object.assign(this.env, more);
    const env = { ...process.env, NODE_OPTIONS: "", LOG_LEVEL: "fatal", ...this.env };
    this.process = spawn(process.execPath, ["packages/server/dist/main.js"], {
      ...{ cwd: root, env, stdio: ["ignore", "ignore", "inherit"] },
    });
    for (let tries = 0; tries < 600; tries += 1) {
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.ok) return;
      if (this.process.exitCode !== null) throw new Error(`The server ended with ${this.process.exitCode}.`);
      await new Promise((next) => setTimeout(next, 50));
    }
    throw new Error("The server was not ready within half a minute.");
  }

  async kill(): Promise<void> {
    if (this.process === null || this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await gone;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return address.port;
}
