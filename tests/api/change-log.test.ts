import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Permission } from "@samplan/schema";
import pg from "pg";
import { Arg, Ctx, Field, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import type { RequestContext } from "../../packages/server/src/context/request-context.js";
import { DomainError } from "../../packages/server/src/errors/domain-error.js";
import { chainFaults } from "../../packages/server/src/log/chain-faults.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";

const description = "Of this test.";

@ObjectType({ description })
class LoggedPayload {
  @Field(() => Int, { nullable: true, description })
  written?: number | null;
}

/** Mutations of the test's own, over a table of its own that is logged as any other is. */
@Resolver()
class Jottings {
  @Mutation(() => LoggedPayload, { nullable: true, description })
  @Permission("plan:read")
  async jot(
    @Ctx() context: RequestContext,
    @Arg("number", () => Int, { description }) number: number,
  ): Promise<LoggedPayload> {
    await context.query("INSERT INTO jotting VALUES (viewer_municipality(), $1, 'first')", [number]);
    if (number === 13) throw new DomainError({ code: "INVALID", field: ["number"], message: "13 is not written." });
    return { written: number };
  }

  @Mutation(() => LoggedPayload, { nullable: true, description })
  @Permission("plan:read")
  async rejot(
    @Ctx() context: RequestContext,
    @Arg("number", () => Int, { description }) number: number,
    @Arg("text", () => String, { description }) text: string,
  ): Promise<LoggedPayload> {
    await context.query("UPDATE jotting SET text = $2 WHERE number = $1", [number, text]);
    return { written: number };
  }
}

const TABLE = `
  CREATE TABLE jotting (municipality_id uuid NOT NULL, number integer CHECK (number <> 15), text text, PRIMARY KEY (municipality_id, number));
  CREATE TABLE joint_jotting (collaboration_id uuid PRIMARY KEY, text text);
  CREATE TABLE last_word (number integer PRIMARY KEY DEFERRABLE INITIALLY DEFERRED);
  GRANT ALL ON jotting, joint_jotting, last_word TO samplan_app;
  CALL log_changes('jotting'); CALL log_changes('joint_jotting')`;

const NOBODYS = "00000000-0000-0000-0000-000000000000";

interface Entry {
  chain_id: string;
  number: string;
  [column: string]: unknown;
}

let database: TestDatabase;
let api: TestApi;
let tenant: Tenant;

beforeAll(async () => {
  database = await emptyDatabase();
  tenant = await createTenant(database);
  await asOwner((owner) => owner.query(TABLE));
  api = await startTestApi(database, { extraResolvers: [Jottings] });
});
afterAll(() => api.stop());

function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withConnection(database.ownerUrl, work);
}

/** A transaction of the server's role on a connection of its own, for a municipality. */
async function begin(municipality: string, command = "BEGIN"): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(command);
  await client.query("SELECT set_config('app.municipality_id', $1, true)", [municipality]);
  return client;
}

async function asMember(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = await begin(tenant.id);
  try {
    await work(client);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

async function entriesOf(table: string, chain = tenant.id): Promise<Entry[]> {
  const sql = "SELECT * FROM change_log WHERE table_name = $1 AND chain_id = $2 ORDER BY number";
  return (await asOwner((owner) => owner.query<Entry>(sql, [table, chain]))).rows;
}

/** The entries about one jotting. */
const about = async (number: number) =>
  (await entriesOf("jotting")).filter(({ key }) => (key as { number: number }).number === number);

/** How PostgreSQL refuses a statement; null when it does not. */
async function refusal(url: string, sql: string): Promise<string | null> {
  return await withConnection(url, async (client) => {
    const error = await client.query(sql).then(
      () => null,
      (reason: { code: string }) => reason,
    );
    return error?.code ?? null;
  });
}

describe("an entry of the change log", () => {
  it("says who changed what by which mutation in which request, before and after", async () => {
    const answer = await api.query(
      tenant.email.PLANNER,
      'mutation Note { jot(number: 1) { written } again: rejot(number: 1, text: "second") { written } }',
    );
    expect(answer.errors).toEqual([]);
    const [inserted, updated, ...more] = await about(1);
    expect(more).toEqual([]);
    const userId = await asOwner(async (owner) => {
      const { rows } = await owner.query("SELECT id FROM app_user WHERE email = $1", [tenant.email.PLANNER]);
      return rows[0].id as string;
    });
    const key = { number: 1, municipality_id: tenant.id };
    const who = { chain_id: tenant.id, municipality_id: tenant.id, user_id: userId, roles: ["PLANNER"] };
    const request = { login: "samplan_app", request_id: answer.headers["x-request-id"], table_name: "jotting", key };
    expect(inserted).toMatchObject({ ...who, ...request, operation: "jot", change: "INSERT", before: null });
    expect(inserted?.after).toEqual({ ...key, text: "first" });
    expect(updated).toMatchObject({ ...who, ...request, operation: "rejot", change: "UPDATE" });
    expect([updated?.before, updated?.after]).toEqual([{ text: "first" }, { text: "second" }]);
    expect(updated?.xact_id).toBe(inserted?.xact_id);
    expect(updated?.at).toEqual(inserted?.at);
    expect(Number(updated?.number)).toBe(Number(inserted?.number) + 1);
  });

  it("has the whole row when it is deleted", async () => {
    await asMember((client) => client.query("INSERT INTO jotting VALUES ($1, 2, 'gone')", [tenant.id]));
    await asMember((client) => client.query("DELETE FROM jotting WHERE number = 2"));
    expect((await about(2))[1]).toMatchObject({ change: "DELETE", before: { text: "gone" }, after: null });
  });

  it("is not made where nothing changed", async () => {
    await asMember((client) => client.query("INSERT INTO jotting VALUES ($1, 3, 'same')", [tenant.id]));
    await asMember((client) => client.query("UPDATE jotting SET text = 'same' WHERE number = 3"));
    expect(await about(3)).toHaveLength(1);
  });

  it("is not left by a field that was refused, while the fields beside it leave theirs", async () => {
    const refused = "mutation { jot(number: 13) { written } }";
    await api.query(tenant.email.PLANNER, refused);
    await api.query(tenant.email.PLANNER, "mutation { a: jot(number: 13) { written } b: jot(number: 4) { written } }");
    expect([await about(13), (await about(4)).length]).toEqual([[], 1]);
  });

  it("is not left by a transaction that is refused at COMMIT", async () => {
    const refused = asMember(async (client) => {
      await client.query("INSERT INTO jotting VALUES ($1, 5, 'never')", [tenant.id]);
      await client.query("INSERT INTO last_word VALUES (1), (1)");
    });
    await expect(refused).rejects.toThrow(/last_word_pkey/);
    expect(await about(5)).toEqual([]);
  });
});

describe("the chain of an entry", () => {
  const collaboration = randomUUID();

  it("is the actor's municipality for what a collaboration owns", async () => {
    await asMember((client) => client.query("INSERT INTO joint_jotting VALUES ($1, 'ours')", [collaboration]));
    expect(await entriesOf("joint_jotting")).toHaveLength(1);
  });

  it("is the row's municipality, its collaboration or nobody's for the owner's own changes, which have no user", async () => {
    const nobody = { municipality_id: null, user_id: null, roles: null, operation: null, login: "samplan_owner" };
    await asOwner(async (owner) => {
      await owner.query("UPDATE joint_jotting SET text = 'corrected'");
      await owner.query("INSERT INTO jotting VALUES ($1, 6, 'by the owner')", [tenant.id]);
      await owner.query("INSERT INTO policy_domain VALUES ('schools', 'Skola', 'Schools')");
    });
    expect(await about(6)).toMatchObject([nobody]);
    expect(await entriesOf("joint_jotting", collaboration)).toMatchObject([{ ...nobody, number: "1" }]);
    expect(await entriesOf("policy_domain", NOBODYS)).toMatchObject([nobody]);
    expect((await entriesOf("app_user")).length).toBeGreaterThan(0);
    expect(await entriesOf("municipality")).toMatchObject([{ key: { id: tenant.id }, number: "1" }]);
  });

  it("has no gap and no fork after 20 writers at once, and none of them waits before it commits", async () => {
    // Nobody has written in it: they also race for its first entry.
    const id = randomUUID();
    const clients = await Promise.all(Array.from({ length: 20 }, () => begin(id)));
    // All write before the first commits: a lock held from the first write on would let only one of them get this far.
    const insert = "INSERT INTO jotting SELECT $1, 100 + 3 * $2::int + n, 'at once' FROM generate_series(1, 3) n";
    await Promise.all(clients.map((client, index) => client.query(insert, [id, index])));
    await Promise.all(clients.map((client) => client.query("COMMIT")));
    await Promise.all(clients.map((client) => client.end()));
    const entries = await entriesOf("jotting", id);
    expect(new Set(entries.map(({ xact_id }) => xact_id)).size).toBe(20);
    expect(entries.map(({ number }) => Number(number))).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect((await asOwner((owner) => chainFaults(owner))).faults).toEqual([]);
  });

  it("is locked in one order by transactions of the owner that write in several", async () => {
    const ids = [tenant.id, (await createTenant(database)).id];
    const write = async (order: string[], number: number) => {
      await asOwner(async (owner) => {
        await owner.query("BEGIN");
        for (const id of order) await owner.query("INSERT INTO jotting VALUES ($1, $2, 'both')", [id, number]);
        await owner.query("COMMIT");
      });
    };
    const rounds = Array.from({ length: 20 }, (_, n) => write(n % 2 === 0 ? ids : ids.toReversed(), 1000 + n));
    await Promise.all(rounds);
    expect((await asOwner((owner) => chainFaults(owner))).faults).toEqual([]);
  });

  it("never forks: with a snapshot older than its head, a transaction is refused at COMMIT", async () => {
    const late = await begin(tenant.id, "BEGIN ISOLATION LEVEL REPEATABLE READ");
    await asMember((client) => client.query("INSERT INTO jotting VALUES ($1, 9, 'first')", [tenant.id]));
    await late.query("INSERT INTO jotting VALUES ($1, 10, 'late')", [tenant.id]);
    await expect(late.query("COMMIT")).rejects.toMatchObject({ code: "40001" });
    await late.end();
    expect([(await about(9)).length, await about(10)]).toEqual([1, []]);
  });
});

describe("nobody", () => {
  it.each([
    "INSERT INTO change_log (chain_id, table_name, change, key) VALUES (gen_random_uuid(), 'plan', 'INSERT', '{}')",
    "UPDATE change_log SET operation = 'another'",
    "DELETE FROM change_log",
    "TRUNCATE change_log",
    "UPDATE change_log_head SET number = 0",
    "ALTER TABLE jotting DISABLE TRIGGER log_change",
    "DROP TRIGGER log_change ON plan",
    "SET session_replication_role = replica",
    "CALL log_changes('plan')",
    "CALL dispose_of_payload(gen_random_uuid(), '{1}', 'nobody')",
  ])("of the server writes, alters, deletes or evades it: %s", async (statement) => {
    expect(await refusal(database.appUrl, statement)).toBe("42501");
  });

  it.each([
    "UPDATE change_log SET operation = 'another' WHERE number = 1",
    "UPDATE change_log SET after = '{}' WHERE number = 1",
    "DELETE FROM change_log",
    "TRUNCATE change_log",
    "TRUNCATE change_log_head",
    "TRUNCATE jotting",
  ])("of the owners does by mistake: %s", async (statement) => {
    expect(await refusal(database.ownerUrl, statement)).toBe("55000");
  });

  it("seals early what follows later, whatever the server's role asks for", async () => {
    await asMember(async (client) => {
      await client.query("SET CONSTRAINTS ALL IMMEDIATE");
      await client.query("INSERT INTO jotting VALUES ($1, 7, 'early'), ($1, 8, 'early')", [tenant.id]);
      await client.query("UPDATE jotting SET text = 'late' WHERE number = 7");
    });
    expect((await asOwner((owner) => chainFaults(owner))).faults).toEqual([]);
  });
});
