import { readFile } from "node:fs/promises";
import { loadDemo } from "../../packages/server/src/dataset/load/index.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";

const scenario = new URL("./neighbours.sql", import.meta.url);

/**
 * The demo's two municipalities with rows in every state that decides who sees them, and three more that are outside
 * their collaboration or in it for a while (neighbours.sql). Each has a user `<name>@<code>.example` for each role.
 */
export async function createNeighbours(): Promise<TestDatabase> {
  const database = await emptyDatabase();
  await loadDemo({ ownerUrl: database.ownerUrl, demo: { kind: "builtIn" }, log: { info() {}, warn() {} } });
  const sql = await readFile(scenario, "utf8");
  await withConnection(database.ownerUrl, (owner) => owner.query(sql));
  return database;
}
