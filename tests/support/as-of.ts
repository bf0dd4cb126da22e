import { type TestDatabase, withConnection } from "./database.js";

/**
 * The instant, by the database's clock, for `asOf`. It is over when the promise is kept: what the test does next is
 * recorded later.
 */
export async function instantOf(database: TestDatabase): Promise<string> {
  return await withConnection(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ now: Date }>("SELECT clock_timestamp() AS now");
    await client.query("SELECT pg_sleep(0.005)");
    const [row] = rows;
    if (!row) throw new Error("the database has a clock");
    return row.now.toISOString();
  });
}
