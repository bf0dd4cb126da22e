import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { startThrowawayPostgres, type ThrowawayPostgres } from "../../../../tests/support/throwaway-postgres.js";
import { assertFitForServing } from "./assert-fit-for-serving.js";
import { type Credentials, loadCredentials } from "./credentials.js";
import { withParts } from "./database-url.js";
import { openDatabase } from "./open-database.js";
import { type ProvisionedDatabase, provisionDatabase } from "./provision-database.js";
import { withClient } from "./with-client.js";

jest.setTimeout(60_000);

const log = { info: () => {}, warn: () => {}, debug: () => {} };
let postgres: ThrowawayPostgres;
let credentials: Credentials;
let samplan: ProvisionedDatabase;

beforeAll(async () => {
  postgres = await startThrowawayPostgres();
  credentials = await loadCredentials(postgres.dataDir);
  samplan = await provisionDatabase({ adminUrl: postgres.adminUrl, database: "samplan", credentials });
});

afterAll(() => postgres.stop());

function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
}

function fit(appUrl: string, ownerUrl: string | null = null): Promise<void> {
  return assertFitForServing({ appUrl, ownerUrl });
}

describe("provisionDatabase", () => {
  it("makes three roles that may log in and nothing else", async () => {
    const roles = await query(
      postgres.adminUrl,
      `SELECT rolname AS name, rolcanlogin AS login, rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication AS powers
         FROM pg_roles WHERE rolname LIKE 'samplan%' ORDER BY rolname`,
    );
    expect(roles).toEqual([
      { name: "samplan_app", login: true, powers: false },
      { name: "samplan_owner", login: true, powers: false },
      { name: "samplan_worker", login: true, powers: false },
    ]);
  });

  it("lets only the owner make tables, and nobody else connect", async () => {
    await query(samplan.ownerUrl, "CREATE TABLE allowed (); DROP TABLE allowed");
    for (const url of [samplan.appUrl, samplan.workerUrl]) {
      await expect(query(url, "CREATE TABLE refused ()")).rejects.toThrow(/permission denied for schema public/);
      await expect(query(url, "CREATE TEMPORARY TABLE refused ()")).rejects.toThrow(/permission denied/);
      await expect(query(url, "CREATE SCHEMA refused")).rejects.toThrow(/permission denied/);
    }
    await query(postgres.adminUrl, "CREATE ROLE stranger LOGIN PASSWORD 'stranger'");
    const stranger = withParts(samplan.appUrl, { user: "stranger", password: "stranger" });
    await expect(query(stranger, "SELECT 1")).rejects.toThrow(/may not connect/);
  });

  it("can run again, also several times at once, with other passwords and after somebody's changes", async () => {
    await query(postgres.adminUrl, "GRANT CREATE ON DATABASE samplan TO samplan_app");
    const again = { ...credentials, app: "å'\"\\ $1 other password" };
    await Promise.all(
      ["samplan", "samplan", "another"].map((database) =>
        provisionDatabase({ adminUrl: postgres.adminUrl, database, credentials: again }),
      ),
    );
    const appUrl = withParts(samplan.appUrl, { password: again.app });
    await expect(query(appUrl, "CREATE SCHEMA refused")).rejects.toThrow(/permission denied/);
    samplan = await provisionDatabase({ adminUrl: postgres.adminUrl, database: "samplan", credentials });
    expect(await query(samplan.appUrl, "SELECT current_user AS user")).toEqual([{ user: "samplan_app" }]);
  });
});

describe("assertFitForServing", () => {
  it("accepts samplan_app and refuses whoever is above row-level security", async () => {
    await query(
      postgres.adminUrl,
      "CREATE ROLE bypasser LOGIN BYPASSRLS PASSWORD 'x'; CREATE ROLE member LOGIN PASSWORD 'x' IN ROLE samplan_owner; GRANT CONNECT ON DATABASE samplan TO bypasser, member",
    );
    const as = (user: string) => withParts(samplan.appUrl, { user, password: "x" });
    await fit(samplan.appUrl, samplan.ownerUrl);
    for (const role of [samplan.ownerUrl, as("member")]) {
      await expect(fit(role, samplan.ownerUrl)).rejects.toThrow(/is the role of DATABASE_OWNER_URL, or a member of it/);
    }
    await query(samplan.ownerUrl, "CREATE TABLE plan ()");
    await fit(samplan.appUrl);
    await fit(samplan.workerUrl);
    await expect(fit(withParts(postgres.adminUrl, { database: "samplan" }))).rejects.toThrow(
      /role postgres of DATABASE_URL is a superuser.+docker\/postgres\/roles\.sql/,
    );
    await expect(fit(as("bypasser"))).rejects.toThrow(/has BYPASSRLS/);
    await expect(fit(samplan.ownerUrl)).rejects.toThrow(/owns tables \(plan\)/);
    await expect(fit(as("member"))).rejects.toThrow(/is a member of the role that does/);
    await query(samplan.ownerUrl, "DROP TABLE plan");
  });
});

describe("openDatabase with DATABASE_URL", () => {
  const open = (databaseUrl: string, databaseOwnerUrl: string | null = null) =>
    openDatabase({ dataDir: postgres.dataDir, databaseUrl, databaseOwnerUrl }, log);

  it("takes two roles as they are", async () => {
    expect(await open(samplan.appUrl, samplan.ownerUrl)).toMatchObject({
      kind: "external",
      appUrl: samplan.appUrl,
      ownerUrl: samplan.ownerUrl,
    });
  });

  it("makes roles and database with an administrator's connection, superuser or not", async () => {
    const superuser = await open(withParts(postgres.adminUrl, { database: "made" }));
    expect(await query(superuser.appUrl, "SELECT current_user AS user, current_database() AS database")).toEqual([
      { user: "samplan_app", database: "made" },
    ]);
    for (const database of ["made", "another", "samplan"]) await query(postgres.adminUrl, `DROP DATABASE ${database}`);
    await query(
      postgres.adminUrl,
      "DROP ROLE member, samplan_owner, samplan_app, samplan_worker; CREATE ROLE dba LOGIN CREATEROLE CREATEDB PASSWORD 'dba'",
    );
    const dba = withParts(postgres.adminUrl, { user: "dba", password: "dba", database: "samplan" });
    for (const _ of ["first", "second"]) {
      const { appUrl, ownerUrl } = await open(dba);
      await query(ownerUrl ?? "", "CREATE TABLE made (); DROP TABLE made");
      await expect(query(appUrl, "CREATE TABLE made ()")).rejects.toThrow(/permission denied/);
      await fit(appUrl);
    }
  });

  it("wants the owner's connection when another role's database is not up to date", async () => {
    await expect(open(samplan.appUrl)).rejects.toThrow(/lacks \d+ migration.+DATABASE_OWNER_URL/);
  });

  it("does not build in PostgreSQL's own database, and explains a connection that fails", async () => {
    await expect(open(postgres.adminUrl)).rejects.toThrow(/PostgreSQL's own database postgres.+\/samplan/);
    await expect(open(withParts(samplan.appUrl, { password: "no" }))).rejects.toThrow(
      /^Cannot connect to postgres:\/\/samplan_app@127\.0\.0\.1:\d+\/samplan: the password is wrong/,
    );
    await expect(open("postgres://me:secret@127.0.0.1:1/samplan")).rejects.toThrow(/nothing answers there/);
    await expect(open(`${samplan.appUrl}?sslmode=verify-full&sslrootcert=/no/ca.crt`)).rejects.toThrow(
      /^Cannot connect to postgres:\/\/samplan_app@.+\/no\/ca\.crt/,
    );
  });
});
