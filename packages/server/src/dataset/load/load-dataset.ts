import type pg from "pg";
import type { Dataset } from "../dataset.schema.js";
import { datasetRows } from "./dataset-rows.js";
import { inTransaction } from "./in-transaction.js";
import { insertRows } from "./insert-rows.js";
import { dated } from "./recorded.js";

/** Any number that nothing else locks in Samplan's database. */
const LOADING = 2_026_112_101;

/**
 * Writes a dataset into an empty database, all of it or nothing. Of several servers that start at once one writes, while
 * the others wait and then find that there is something.
 * @param client connected as samplan_owner, outside a transaction
 * @returns false, and nothing is written, when the database is not empty
 * @throws pg.DatabaseError when the dataset breaks an invariant that only the database checks
 */
export async function loadDataset(client: pg.ClientBase, dataset: Dataset): Promise<boolean> {
  return inTransaction(client, async () => {
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOADING]);
    if (!(await isEmpty(client))) return false;
    const tables = await dated(client, datasetRows(dataset));
    for (const rows of tables) await insertRows(client, rows);
    // The planner knows nothing of what was just written, and autovacuum may take a minute to tell it.
    await client.query(`ANALYZE ${[...new Set(tables.map(({ table }) => table))].join(", ")}`);
    return true;
  });
}

/** Whether the database has no municipality, and so nothing at all. */
export async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query("SELECT FROM municipality LIMIT 1");
  return rows.length === 0;
}
