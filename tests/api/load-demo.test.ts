import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { loadDemo } from "../../packages/server/src/dataset/load/index.js";
import { demoDatabase, emptyDatabase, withConnection } from "../support/database.js";
import { demoDataset } from "../support/dataset.js";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "samplan-load-demo-"));
});
afterAll(() => rm(directory, { recursive: true }));

function logbook() {
  const lines: [level: string, message: string | undefined][] = [];
  const at = (level: string) => (_fields: unknown, message?: string) => {
    lines.push([level, message]);
  };
  return { lines, log: { info: at("info"), warn: at("warn") } };
}

it("where there is data, a named file is left unread, and whoever named it is told", async () => {
  const { lines, log } = logbook();
  const { ownerUrl } = demoDatabase();
  const demo = { kind: "file", path: "/moved/mine.json" } as const;
  await expect(loadDemo({ ownerUrl, demo, log })).resolves.toBe("already has data");
  expect(lines).toEqual([
    ["warn", expect.stringContaining("The database already has data; /moved/mine.json was not loaded.")],
  ]);
  expect(lines[0]?.[1]).toContain("DATA_DIR=./data2");
});

it("the built-in demo is left aside without a word: nobody named it", async () => {
  const { lines, log } = logbook();
  const { ownerUrl } = demoDatabase();
  await expect(loadDemo({ ownerUrl, demo: { kind: "builtIn" }, log })).resolves.toBe("already has data");
  expect(lines).toEqual([]);
});

it("what only PostgreSQL refuses is a fault of the file, with the table", async () => {
  const { log } = logbook();
  const { ownerUrl } = await emptyDatabase();
  await withConnection(ownerUrl, (owner) =>
    owner.query("ALTER TABLE project ADD CONSTRAINT only_here CHECK (reference <> 'PR01')"),
  );
  const path = join(directory, "demo.json");
  await writeFile(path, JSON.stringify(demoDataset()));
  await expect(loadDemo({ ownerUrl, demo: { kind: "file", path }, log })).rejects.toThrow(
    /demo\.json is refused, and nothing of it is loaded:\n {2}table project: .+only_here/,
  );
});
