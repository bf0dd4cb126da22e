import { parseDataset } from "../../packages/server/src/dataset/index.js";
import { loadDataset } from "../../packages/server/src/dataset/load/load-dataset.js";
import { emptyDatabase, type TestDatabase, withConnection } from "./database.js";

/** A database of its own with a dataset (samplan-dataset/1), checked and loaded as `npm start` does with a file. */
export async function databaseWith(dataset: object): Promise<TestDatabase> {
  const database = await emptyDatabase();
  const checked = parseDataset(JSON.stringify(dataset));
  await withConnection(database.ownerUrl, (owner) => loadDataset(owner, checked));
  return database;
}
