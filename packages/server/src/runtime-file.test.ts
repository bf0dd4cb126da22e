import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { readRuntimeFile, removeRuntimeFile, writeRuntimeFile } from "./runtime-file.js";

const info = { pid: 4711, url: "http://localhost:4000", startedAt: "2026-03-01T08:00:00.000Z" };

describe("the runtime file", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "samplan-runtime-"));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it("gives back what was written, to this user alone, and leaves nothing beside it", async () => {
    await writeRuntimeFile(dataDir, { ...info, pid: 1 });
    await writeRuntimeFile(dataDir, info);
    expect(await readRuntimeFile(dataDir)).toEqual(info);
    expect(await readdir(dataDir)).toEqual(["runtime.json"]);
    expect((await stat(join(dataDir, "runtime.json"))).mode & 0o777).toBe(0o600);
  });

  it("is null before the start and after the stop", async () => {
    expect(await readRuntimeFile(dataDir)).toBeNull();
    await writeRuntimeFile(dataDir, info);
    await removeRuntimeFile(dataDir);
    await removeRuntimeFile(dataDir);
    expect(await readRuntimeFile(dataDir)).toBeNull();
  });
});
