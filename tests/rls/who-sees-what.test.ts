import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import type { DataSource } from "typeorm";
import { openDataSource } from "../../packages/server/src/db/data-source.js";
import { createNeighbours } from "../factories/neighbours.js";
import { Expectation, expectations } from "./expectation.js";
import { keysSeenIn, lookAs } from "./look-as.js";
import { type Table, tablesOf } from "./tables.js";
import { viewer, viewers } from "./viewers.js";

let owner: pg.Client;
let source: DataSource;
let tables: Table[];
let expectation: Expectation;

beforeAll(async () => {
  const database = await createNeighbours();
  source = await openDataSource({ url: database.appUrl, poolSize: 1 });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  tables = await tablesOf(owner);
  expectation = await Expectation.on(owner);
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await owner.end();
});

/** Which rows are seen and should not be, and the other way round; null where all is well. */
function difference(seen: readonly string[], expected: readonly string[]) {
  const leaked = seen.filter((key) => !expected.includes(key));
  const missing = expected.filter((key) => !seen.includes(key));
  return leaked.length + missing.length === 0 ? null : { leaked, missing };
}

describe("the table of docs/who-sees-what.md", () => {
  it("says of every table who sees it", () => {
    expect(Object.keys(expectations).sort()).toEqual(tables.map(({ name }) => name).sort());
  });

  it.each(viewers)("holds for $name", async (who) => {
    await expectation.lookAs(who);
    const found: Record<string, unknown> = {};
    await lookAs(source, who, async (context) => {
      for (const table of tables) {
        const differs = difference(await keysSeenIn(context, table), await expectation.keysOf(table));
        if (differs) found[table.name] = differs;
      }
    });
    expect(found).toEqual({});
  });

  // What is nowhere hidden is nowhere leaked: without such rows the tests above would say nothing.
  it("is put to the test by rows of every table, some seen and some hidden", async () => {
    const forEverybody = ["schema_migration", "municipality", "policy_domain"];
    for (const table of tables.filter(({ name }) => !forEverybody.includes(name))) {
      await expectation.lookAs(viewer("0581", table.name.startsWith("change_log") ? "auditor" : "education"));
      const seen = (await expectation.keysOf(table)).length;
      const { rows } = await owner.query<{ all: number }>(`SELECT count(*)::int AS all FROM ${table.name}`);
      expect({ table: table.name, seen: seen > 0, hidden: seen < (rows[0]?.all ?? 0) }).toEqual({
        ...{ table: table.name, seen: true, hidden: true },
      });
    }
  });
});
