import type pg from "pg";

/** All of `work` or nothing of it. */
export async function inTransaction<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // A connection that is gone has rolled back by itself; what to tell is what happened first.
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
