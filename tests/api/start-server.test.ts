import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import type { Config } from "../../packages/server/src/config.js";
import { startServer } from "../../packages/server/src/start-server.js";
import { bareDatabase, emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { demoDataset } from "../support/dataset.js";

const log = pino({ level: "silent" });

/** A start beside a PostgreSQL that was there before, by the two roles that an administrator made. */
describe("a start on another PostgreSQL", () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "samplan-start-server-"));
  });
  afterAll(() => rm(directory, { recursive: true }));

  const configured = (database: TestDatabase, demo: Config["demo"]): Config => ({
    port: 0,
    host: "127.0.0.1",
    dataDir: join(directory, database.name),
    databaseUrl: database.appUrl,
    databaseOwnerUrl: database.ownerUrl,
    publicUrl: null,
    demo,
    logLevel: "silent",
    oidcIssuers: [],
    production: false,
  });
  const municipalities = (database: TestDatabase) =>
    withConnection(database.ownerUrl, async (owner) =>
      (await owner.query("SELECT code FROM municipality ORDER BY 1")).rows.map(({ code }) => code),
    );
  const fileWith = async (dataset: unknown) => {
    const file = join(directory, `${Math.random()}.json`);
    await writeFile(file, JSON.stringify(dataset));
    return file;
  };

  it("loads a dataset into an empty database, once, and stops what it started", async () => {
    const database = await emptyDatabase();
    const file = await fileWith(await demoDataset());
    for (const _start of ["first", "second"]) {
      const server = await startServer(configured(database, { kind: "file", path: file }), log);
      expect(await municipalities(database)).toEqual(["0580", "0581"]);
      await server.stop();
    }
  });

  it("refuses a broken dataset whole, with the file and the path of the first fault", async () => {
    const database = await emptyDatabase();
    const broken = structuredClone(await demoDataset()) as unknown as {
      actions: { participations: { body: string }[] }[];
    };
    const part = broken.actions[3]?.participations[0];
    if (!part) throw new Error("The demo's fourth action has a part.");
    part.body = "X-KS";
    const file = await fileWith(broken);
    const starting = startServer(configured(database, { kind: "file", path: file }), log);
    await expect(starting).rejects.toThrow('actions[3].participations[0].body: no such body "X-KS"');
    await expect(starting).rejects.toThrow(file);
    expect(await municipalities(database)).toEqual([]);
  });

  it("loads nothing where nothing is asked for, and says that nobody can sign in", async () => {
    const database = await emptyDatabase();
    const server = await startServer(configured(database, { kind: "none" }), log);
    expect(await municipalities(database)).toEqual([]);
    expect(server.welcome).toContain("OIDC_ISSUERS");
    await server.stop();
  });

  it("does not serve with a role that row-level security would not hold, and leaves nothing behind", async () => {
    const database = await bareDatabase();
    const config = configured(database, { kind: "builtIn" });
    const { ownerUrl, appUrl } = database;
    await expect(startServer({ ...config, databaseUrl: ownerUrl }, log)).rejects.toThrow(
      /role samplan_owner of DATABASE_URL is the role of DATABASE_OWNER_URL.+samplan_app/,
    );
    const swapped = { ...config, databaseUrl: ownerUrl, databaseOwnerUrl: appUrl };
    await expect(startServer(swapped, log)).rejects.toThrow("Are DATABASE_URL and DATABASE_OWNER_URL swapped?");
    const tables = await withConnection(ownerUrl, (owner) =>
      owner.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"),
    );
    expect(tables.rows).toEqual([]);
  });
});
