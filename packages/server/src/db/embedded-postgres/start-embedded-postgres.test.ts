import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdir, mkdtemp, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { clusterDirectory, removeDataDir } from "../../../../../tests/support/throwaway-postgres.js";
import { readIfExists } from "../../private-file.js";
import { writeRuntimeFile } from "../../runtime-file.js";
import { withClient } from "../with-client.js";
import { processCommand } from "./process-identity.js";
import { startEmbeddedPostgres } from "./start-embedded-postgres.js";
import { isRoot, unprivilegedUser } from "./system-user.js";

jest.setTimeout(60_000);

const PROJECT = fileURLToPath(new URL("../../../../../", import.meta.url));
const log = { info: jest.fn(), warn: jest.fn() };

let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "samplan-postgres-"));
  log.warn.mockClear();
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  const postmaster = await postmasterPid();
  if (postmaster !== null) process.kill(postmaster, "SIGKILL");
  await removeDataDir(dataDir);
});

const start = () => startEmbeddedPostgres({ dataDir, log, forTests: true });

/** The running postmaster's process, null when none runs. */
async function postmasterPid(): Promise<number | null> {
  const pid = Number.parseInt((await readIfExists(join(await clusterDirectory(dataDir), "postmaster.pid"))) ?? "", 10);
  return pid > 0 && (await processCommand(pid)) !== null ? pid : null;
}

/** A server in a process of its own; resolves when its PostgreSQL runs. */
async function startChild(...args: string[]): Promise<{ child: ChildProcess; adminUrl: string }> {
  const child = spawn(
    process.execPath,
    ["--import", "./tests/support/run-typescript.mjs", "tests/support/serve-embedded-postgres.ts", dataDir, ...args],
    { cwd: PROJECT, stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, NODE_OPTIONS: "" } },
  );
  children.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const { adminUrl } = JSON.parse(line) as { adminUrl: string };
  return { child, adminUrl };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await once(child, "exit");
}

function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
}

describe("startEmbeddedPostgres", () => {
  it("starts a PostgreSQL 18 that knows Swedish, keeps its data, and stops it", async () => {
    const first = await start();
    expect(first.version).toMatch(/^18\.\d+$/);
    expect(
      await query(
        first.adminUrl,
        `SELECT version() LIKE 'PostgreSQL ${first.version}%' AS version, 'z' < 'å' COLLATE "sv-x-icu" AS sv, lower('Å') AS lower,
           current_setting('listen_addresses') AS listens, current_setting('server_encoding') AS encoding,
           (SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules) AS auth`,
      ),
    ).toEqual([{ version: true, sv: true, lower: "å", listens: "127.0.0.1", encoding: "UTF8", auth: "scram-sha-256" }]);
    await query(first.adminUrl, "CREATE TABLE kept AS SELECT 1 AS one");
    await first.stop();
    await first.stop();
    expect(await postmasterPid()).toBeNull();

    const second = await start();
    expect(await query(second.adminUrl, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
    await second.stop();
    const left = await readdir(dataDir);
    expect(left.filter((name) => name.endsWith(".lock"))).toEqual([]);
    expect((await stat(join(dataDir, "credentials.json"))).mode & 0o777).toBe(0o600);
    expect((await stat(await clusterDirectory(dataDir))).mode & 0o777).toBe(0o700);
  });

  it("refuses a wrong password", async () => {
    const postgres = await start();
    const url = new URL(postgres.adminUrl);
    url.password = "password";
    await expect(query(url.href, "SELECT 1")).rejects.toThrow(/the password is wrong/);
    await postgres.stop();
  });

  it("refuses a second start and says who is running where", async () => {
    const postgres = await start();
    await writeRuntimeFile(dataDir, {
      pid: process.pid,
      url: "http://localhost:4711",
      startedAt: "2026-01-01T00:00:00Z",
    });
    await expect(start()).rejects.toThrow(
      new RegExp(`already running on ${dataDir} \\(process ${process.pid}, http://localhost:4711\\)`),
    );
    expect(await query(postgres.adminUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  it("refuses a start beside another process, and starts once that has stopped", async () => {
    const { child } = await startChild();
    await expect(start()).rejects.toThrow(new RegExp(`process ${child.pid}\\)`));
    await kill(child, "SIGTERM");
    await (await start()).stop();
  });

  it("recovers what was committed after the server was killed, its PostgreSQL left behind", async () => {
    const { child, adminUrl } = await startChild();
    await query(adminUrl, "CREATE TABLE kept AS SELECT 1 AS one");
    await kill(child, "SIGKILL");
    const orphan = await postmasterPid();
    expect(orphan).not.toBeNull();

    const postgres = await start();
    expect(log.warn).toHaveBeenCalledTimes(1);
    expect(await postmasterPid()).not.toBe(orphan);
    expect(await query(postgres.adminUrl, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  it("recovers after the server and its PostgreSQL were both killed", async () => {
    const { child, adminUrl } = await startChild();
    await query(adminUrl, "CREATE TABLE kept AS SELECT 1 AS one");
    await kill(child, "SIGKILL");
    process.kill((await postmasterPid()) ?? Number.NaN, "SIGKILL");

    const postgres = await start();
    expect(await query(postgres.adminUrl, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  it("does not take another program that has got the dead postmaster's number for it", async () => {
    await (await start()).stop();
    const cluster = await clusterDirectory(dataDir);
    await writeFile(join(cluster, "postmaster.pid"), `${process.pid}\n${cluster}\n`);
    await (await start()).stop();
  });

  it("says what to do when the passwords are gone, and leaves the database alone", async () => {
    await (await start()).stop();
    await rename(join(dataDir, "credentials.json"), join(dataDir, "elsewhere"));
    await expect(start()).rejects.toThrow(/credentials\.json does not hold the database's passwords. Restore it/);
    await rename(join(dataDir, "elsewhere"), join(dataDir, "credentials.json"));
    await (await start()).stop();
  });

  it("says what to do when the data directory cannot be made", async () => {
    const file = join(dataDir, "file");
    await writeFile(file, "");
    await expect(startEmbeddedPostgres({ dataDir: join(file, "data"), log })).rejects.toThrow(/DATA_DIR/);
  });
});

if (isRoot()) {
  describe("startEmbeddedPostgres as root", () => {
    it("runs PostgreSQL as another user, outside the data directory, which stays closed to it", async () => {
      const postgres = await start();
      const cluster = await clusterDirectory(dataDir);
      expect(cluster).toMatch(/^\/var\/lib\/samplan\/[0-9a-f]{16}$/);
      const { uid } = await unprivilegedUser();
      expect((await stat(cluster)).uid).toBe(uid);
      expect((await stat(dataDir)).mode & 0o077).toBe(0);
      await postgres.stop();
    });

    it("locks the cluster against a copy of the data directory", async () => {
      const postgres = await start();
      const original = dataDir;
      dataDir = join(original, "copy");
      await mkdir(dataDir);
      for (const name of ["credentials.json", "postgres-cluster"]) {
        await writeFile(join(dataDir, name), await readFile(join(original, name)));
      }
      await expect(start()).rejects.toThrow(/already running on \/var\/lib\/samplan/);
      dataDir = original;
      await postgres.stop();
    });

    it("does not begin anew when the cluster that the data directory names is gone", async () => {
      await writeFile(join(dataDir, "postgres-cluster"), "/var/lib/samplan/gone\n");
      await expect(start()).rejects.toThrow(/nothing is there. Restore that directory from your backup/);
    });
  });
}

/** An ordinary user can be tried when others than root may enter the checkout. */
async function findOrdinaryUser(): Promise<{ uid: number; gid: number } | null> {
  if (!isRoot()) return null;
  const others = 0o005;
  for (let directory = PROJECT; directory !== "/"; directory = join(directory, "..", "/")) {
    if (((await stat(directory)).mode & others) !== others) return null;
  }
  return unprivilegedUser();
}

const ordinaryUser = await findOrdinaryUser();
if (ordinaryUser) {
  describe("startEmbeddedPostgres as an ordinary user", () => {
    it("keeps everything in the data directory, and root can go on with it", async () => {
      const { uid, gid } = ordinaryUser;
      await chown(dataDir, uid, gid);
      const { child, adminUrl } = await startChild(String(uid), String(gid));
      await query(adminUrl, "CREATE TABLE kept AS SELECT 1 AS one");
      expect(await clusterDirectory(dataDir)).toBe(join(dataDir, "postgres"));
      await kill(child, "SIGTERM");

      const postgres = await start();
      expect(await query(postgres.adminUrl, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
      expect((await stat(join(dataDir, "postgres"))).uid).toBe(uid);
      await postgres.stop();
    });
  });
}
