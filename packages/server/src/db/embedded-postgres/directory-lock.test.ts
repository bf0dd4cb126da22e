import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { DirectoryLockedError, lockDirectory } from "./directory-lock.js";
import { processIdentity } from "./process-identity.js";

describe("lockDirectory", () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "samplan-lock-"));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it("is exclusive until it is given back, also for starts at the same moment", async () => {
    const attempts = await Promise.allSettled([1, 2, 3].map(() => lockDirectory(directory)));
    const [release, ...others] = attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
    expect(others).toEqual([]);
    await release?.();
    expect(await readdir(directory)).toEqual([]);
    await (await lockDirectory(directory))();
  });

  it("is refused while the process that holds it runs, and free as soon as that was killed", async () => {
    const holder = spawn("sleep", ["60"]);
    const pid = holder.pid ?? 0;
    const lock = `server.${pid}.${await processIdentity(pid)}.lock`;
    await writeFile(join(directory, lock), "");
    await expect(lockDirectory(directory)).rejects.toEqual(new DirectoryLockedError(directory, pid));
    expect(await readdir(directory)).toEqual([lock]);

    holder.kill("SIGKILL");
    await once(holder, "exit");
    await lockDirectory(directory);
    expect(await readdir(directory)).toEqual([expect.stringContaining(`.${process.pid}.`)]);
  });

  it("takes a process that has got the dead one's number for what it is", async () => {
    await writeFile(join(directory, `server.${process.ppid}.00000000-1.lock`), "");
    await lockDirectory(directory);
    expect(await readdir(directory)).toHaveLength(1);
  });
});
