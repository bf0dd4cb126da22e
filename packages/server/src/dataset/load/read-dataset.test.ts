import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { StartupError } from "../../startup-error.js";
import { loadDemo } from "./load-demo.js";
import { readDataset } from "./read-dataset.js";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "samplan-dataset-"));
});
afterAll(() => rm(directory, { recursive: true }));

async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(directory, "plans.json");
  await writeFile(path, content);
  return path;
}

describe("readDataset", () => {
  it("names a file that is not there, or is none, in plain words", async () => {
    const path = join(directory, "missing.json");
    await expect(readDataset(path)).rejects.toThrow(StartupError);
    await expect(readDataset(path)).rejects.toThrow(`${path} cannot be read: there is no such file.`);
    await expect(readDataset(directory)).rejects.toThrow(`${directory} cannot be read: it is a directory.`);
  });

  it("names the file and the first fault in it", async () => {
    const path = await fileOf(`{ "format": "samplan-dataset/2" }`);
    await expect(readDataset(path)).rejects.toThrow(StartupError);
    await expect(readDataset(path)).rejects.toThrow(path);
    await expect(readDataset(path)).rejects.toThrow(/\n {2}format: /);
  });

  it("refuses a file in another encoding instead of misreading its letters", async () => {
    const path = await fileOf(Buffer.from(`{ "note": "Linköping" }`, "latin1"));
    await expect(readDataset(path)).rejects.toThrow("not text in UTF-8");
  });
});

it("loadDemo asks no database where nothing is to be loaded", async () => {
  const log = { info: () => undefined, warn: () => undefined };
  const ownerUrl = "postgres://127.0.0.1:1/nowhere";
  await expect(loadDemo({ ownerUrl, log, demo: { kind: "none" } })).resolves.toBe("none");
});
