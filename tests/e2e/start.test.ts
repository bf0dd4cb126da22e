import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { removeDataDir } from "../support/throwaway-postgres.js";

const root = resolve(import.meta.dirname, "../..");
const run = promisify(execFile);

/** The commands of the README as a user gives them, on a data directory of their own. */
describe("npm start", () => {
  let dataDir: string;
  let port: number;
  let server: ChildProcess;
  let output = "";

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "samplan-start-"));
    port = await freePort();
    server = start();
    await ready(port);
  }, 60_000);
  afterAll(async () => {
    if (server.exitCode === null) server.kill("SIGKILL");
    await removeDataDir(dataDir);
  });

  function start(): ChildProcess {
    const child = spawn("npm", ["start"], { cwd: root, env: env(), detached: true });
    child.stdout?.on("data", (text) => {
      output += text;
    });
    return child;
  }
  const env = () => ({ ...process.env, DATA_DIR: dataDir, PORT: String(port), NODE_OPTIONS: "", LOG_LEVEL: "warn" });

  it("tells where to go and as whom to sign in", () => {
    expect(output).toContain(`http://localhost:${port}/graphiql`);
    expect(output).toContain("analyst@linkoping.example");
    expect(output).toContain("npm run --silent token -- analyst@linkoping.example");
  });

  it("answers the README's first query with the token that npm run token prints", async () => {
    const { stdout } = await run("npm", ["run", "--silent", "token", "--", "analyst@norrkoping.example"], {
      cwd: root,
      env: env(),
    });
    const query = `{ followUpSummary(input: { collaboration: "linkoping-norrkoping", year: 2026, period: T2 }) { total { actions score } } }`;
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: { authorization: `Bearer ${stdout.trim()}`, "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    expect(await answer.json()).toEqual({ data: { followUpSummary: { total: { actions: 54, score: 75.5 } } } });
  });

  it("has a change log that npm run verify-log finds whole, beside the running server", async () => {
    const { stdout } = await run("npm", ["run", "--silent", "verify-log"], { cwd: root, env: env() });
    const names = stdout
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { name: string }).name);
    expect(names).toEqual(expect.arrayContaining(["Linköpings kommun", "Norrköpings kommun"]));
  });

  it("serves the explorer", async () => {
    const page = await fetch(`http://127.0.0.1:${port}/graphiql`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Samplan API");
  });

  it("is refused a second time on the same data directory, saying where the first one is", async () => {
    const second = await run("npm", ["start"], { cwd: root, env: { ...env(), PORT: String(await freePort()) } }).catch(
      (error) => error,
    );
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`:${port}`);
  });

  it("recovers after kill -9", async () => {
    const { pid } = JSON.parse(await run("cat", [join(dataDir, "runtime.json")]).then(({ stdout }) => stdout)) as {
      pid: number;
    };
    process.kill(pid, "SIGKILL");
    await once(server, "exit");
    server = start();
    await ready(port);
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(health.status).toBe(200);
  }, 60_000);

  it("stops everything it started on Ctrl-C", async () => {
    if (server.pid === undefined) throw new Error("npm start was not started.");
    process.kill(-server.pid, "SIGINT");
    await once(server, "exit");
    const { stdout } = await run("ps", ["-eo", "args"]);
    expect(stdout.split("\n").filter((line) => line.includes(dataDir))).toEqual([]);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  }, 30_000);
});

describe("a signal during the start", () => {
  it("stops in good order and does not say that the server is running", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "samplan-start-"));
    const env = { ...process.env, DATA_DIR: dataDir, PORT: "0", NODE_OPTIONS: "", LOG_LEVEL: "info" };
    const server = spawn(process.execPath, ["packages/server/dist/main.js"], { cwd: root, env });
    let output = "";
    server.stdout.on("data", (text) => {
      output += text;
    });
    // The first line of the log: it makes the database.
    server.stderr.once("data", () => server.kill("SIGTERM"));
    expect(await once(server, "close")).toEqual([0, null]);
    expect(output).toBe("");
    await removeDataDir(dataDir);
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return address.port;
}

async function ready(port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((next) => setTimeout(next, 200));
  }
  throw new Error("npm start was not ready within a minute.");
}
