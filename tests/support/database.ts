import { randomUUID } from "node:crypto";
import pg from "pg";
import { withParts } from "../../packages/server/src/db/database-url.js";

interface TestPostgres {
  adminUrl: string;
  credentials: { owner: string; app: string; worker: string };
}

/** A database of the test run's PostgreSQL, by the connections of its roles. */
export interface TestDatabase {
  name: string;
  ownerUrl: string;
  appUrl: string;
  workerUrl: string;
}

/** The demo dataset, loaded once for the whole run: for reading only. */
export function demoDatabase(): TestDatabase {
  return connections("samplan_demo");
}

/**
 * A database with the tables and no rows, copied from the template. It stays until the run ends: the tests of one file
 * share it, each with municipalities of its own.
 */
export function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase("samplan_empty");
}

/** A database without a single table, as an administrator makes it before the first start. */
export function bareDatabase(): Promise<TestDatabase> {
  return createDatabase("template0");
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const name = `samplan_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: testPostgres().adminUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER samplan_owner`);
    // A copy has the rows of its template, and everybody's rights again.
    await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await admin.query(`GRANT CONNECT ON DATABASE ${name} TO samplan_app, samplan_worker`);
  } finally {
    await admin.end();
  }
  return connections(name);
}

/** Runs `work` on a connection of its own. */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function connections(name: string): TestDatabase {
  const { adminUrl, credentials } = testPostgres();
  const url = (role: "owner" | "app" | "worker") =>
    withParts(adminUrl, { user: `samplan_${role}`, password: credentials[role], database: name });
  return { name, ownerUrl: url("owner"), appUrl: url("app"), workerUrl: url("worker") };
}

function testPostgres(): TestPostgres {
  const settings = process.env.SAMPLAN_TEST_POSTGRES;
  if (!settings)
    throw new Error("The tests' PostgreSQL is started by tests/support/global-setup.mjs: run them with npm test.");
  return JSON.parse(settings) as TestPostgres;
}
