import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createPair, type TestCollaboration } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { HttpCaller } from "../support/http-caller.js";

const draft = `mutation ($collaboration: String!, $year: Int!, $markdown: Markdown) {
  commonSectionDraft(collaboration: $collaboration, year: $year, text: { markdown: $markdown }) {
    userErrors { code field message } commonSection { version number year id }
  }
}`;

describe("a mutation with an Idempotency-Key", () => {
  let database: TestDatabase;
  let api: TestApi;
  let tenant: Tenant;
  let other: Tenant;
  let collaboration: TestCollaboration;

  beforeAll(async () => {
    database = await emptyDatabase();
    [tenant, other, collaboration] = await createPair(database);
    api = await startTestApi(database);
  });
  afterAll(() => api.stop());

  const variables = (year: number) => ({ collaboration: collaboration.key, year, markdown: `Text för ${year}.` });
  async function send(key: string, payload: object, email = tenant.email.COORDINATOR) {
    const { bearer } = await HttpCaller.for(api, email);
    const headers = { authorization: bearer, "idempotency-key": key, "content-type": "application/json" };
    return await api.app.inject({ method: "POST", url: "/graphql", headers, payload });
  }
  const sections = (year: number) =>
    withConnection(database.ownerUrl, async (owner) => {
      const sql = `SELECT count(*)::int AS count FROM common_section_version s JOIN collaboration c ON c.id = s.collaboration_id
        WHERE c.key = $1 AND year = $2`;
      return (await owner.query<{ count: number }>(sql, [collaboration.key, year])).rows[0]?.count;
    });
  const asOwner = (sql: string, parameters: unknown[] = []) =>
    withConnection(database.ownerUrl, async (owner) => (await owner.query(sql, parameters)).rows);

  it("is answered the first time's answer again, byte for byte, and done once", async () => {
    const payload = { query: draft, variables: variables(2030) };
    const key = randomUUID();
    const first = await send(key, payload);
    const second = await send(key, payload);
    expect(first.json().data.commonSectionDraft.commonSection).toMatchObject({ number: 1, year: 2030 });
    expect(first.headers["idempotency-replayed"]).toBeUndefined();
    expect(second.body).toBe(first.body);
    expect([second.statusCode, second.headers["idempotency-replayed"]]).toEqual([200, "true"]);
    expect(await sections(2030)).toBe(1);
  });

  it("is done again under another key", async () => {
    const payload = { query: draft, variables: variables(2031) };
    await send(randomUUID(), payload);
    const again = await send(randomUUID(), payload);
    expect(again.json().data.commonSectionDraft.commonSection).toMatchObject({ number: 2 });
    expect(again.headers["idempotency-replayed"]).toBeUndefined();
    expect(await sections(2031)).toBe(2);
  });

  it("keeps an answer with userErrors, also when the retry would succeed", async () => {
    const key = randomUUID();
    const payload = { query: draft, variables: { ...variables(2032), markdown: "<b>fet</b>" } };
    const first = await send(key, payload);
    expect(first.json().data.commonSectionDraft.userErrors).toMatchObject([{ code: "INVALID_TEXT" }]);
    const second = await send(key, payload);
    expect(second.body).toBe(first.body);
    expect(second.headers["idempotency-replayed"]).toBe("true");
  });

  it("refuses the key for another payload with 422: other variables, another document, another operation", async () => {
    const key = randomUUID();
    const two = `${draft.replace("mutation", "mutation First")} mutation Second { __typename }`;
    await send(key, { query: two, variables: variables(2033), operationName: "First" });
    const refused = [
      await send(key, { query: two, variables: { ...variables(2033), markdown: "Annat." }, operationName: "First" }),
      await send(key, { query: two, variables: variables(2033), operationName: "Second" }),
      await send(key, { query: draft, variables: variables(2033) }),
    ];
    for (const { statusCode, body } of refused) {
      expect(statusCode).toBe(422);
      const { data, errors } = JSON.parse(body);
      expect(data).toBeUndefined();
      expect(errors).toEqual([
        {
          message: expect.stringMatching(/^Idempotency-Key: .* another request/),
          extensions: { code: "BAD_USER_INPUT", argument: "Idempotency-Key" },
        },
      ]);
    }
    expect(await sections(2033)).toBe(1);
  });

  it("is another's when another sends the same key: of the same municipality, or of another", async () => {
    const key = randomUUID();
    const payload = { query: draft, variables: variables(2034) };
    const first = await send(key, payload);
    const theirs = await send(key, payload, other.email.COORDINATOR);
    const planner = await send(key, payload, tenant.email.PLANNER);
    expect(theirs.headers["idempotency-replayed"]).toBeUndefined();
    expect(theirs.body).not.toBe(first.body);
    expect(planner.json().errors[0].extensions.code).toBe("FORBIDDEN");
    expect((await send(key, payload)).body).toBe(first.body);
  });

  it.each([0, 256, 2_000])("refuses a key of %i characters, and does nothing", async (length) => {
    const answer = await send("k".repeat(length), { query: draft, variables: variables(2035) });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0].extensions).toEqual({ code: "BAD_USER_INPUT", argument: "Idempotency-Key" });
    expect(await sections(2035)).toBe(0);
  });

  it("takes a key of 255 characters of any kind", async () => {
    const key = "å'\"; DROP TABLE".padEnd(255, "k");
    const payload = { query: draft, variables: variables(2036) };
    expect((await send(key, payload)).statusCode).toBe(200);
    expect((await send(key, payload)).headers["idempotency-replayed"]).toBe("true");
  });

  it("ignores the key on a query", async () => {
    const key = randomUUID();
    for (const query of ["{ viewer { __typename } }", "{ municipalities { code } }"]) {
      const answer = await send(key, { query });
      expect([answer.statusCode, answer.headers["idempotency-replayed"]]).toEqual([200, undefined]);
    }
    expect(await asOwner("SELECT FROM idempotency_key WHERE key = $1", [key])).toEqual([]);
  });

  it("keeps nothing of a request that failed, which can be sent again", async () => {
    const key = randomUUID();
    const payload = { query: draft, variables: variables(2037) };
    await asOwner(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
      CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON common_section_version DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.year = 2037) EXECUTE FUNCTION fail()`);
    const first = await send(key, payload);
    expect(first.json()).toMatchObject({ data: null, errors: [{ extensions: { code: "INTERNAL" } }] });
    expect(await asOwner("SELECT FROM idempotency_key WHERE key = $1", [key])).toEqual([]);
    await asOwner("DROP TRIGGER fail ON common_section_version");
    const second = await send(key, payload);
    expect(second.json().data.commonSectionDraft.commonSection).not.toBeNull();
    expect(second.headers["idempotency-replayed"]).toBeUndefined();
  });

  it("changes once when twenty send it at the same moment; each gets the one answer or 409", async () => {
    const key = randomUUID();
    const payload = { query: draft, variables: variables(2038) };
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(key, payload)));
    expect(await sections(2038)).toBe(1);
    const done = answers.filter(({ statusCode }) => statusCode === 200);
    expect(done.filter(({ headers }) => headers["idempotency-replayed"] === undefined)).toHaveLength(1);
    expect(new Set(done.map(({ body }) => body)).size).toBe(1);
    for (const { statusCode, headers, body } of answers.filter((one) => !done.includes(one))) {
      expect([statusCode, headers["retry-after"]]).toEqual([409, "1"]);
      expect(JSON.parse(body).errors[0].extensions).toEqual({ code: "BAD_USER_INPUT", argument: "Idempotency-Key" });
    }
    expect((await send(key, payload)).body).toBe(done[0]?.body);
  });

  it("is refused with 409 while the first is under way", async () => {
    const key = randomUUID();
    const payload = { query: draft, variables: variables(2039) };
    await withConnection(database.ownerUrl, async (owner) => {
      // The first request waits for this row, with its key taken.
      await owner.query("BEGIN; LOCK TABLE common_section_version IN SHARE MODE");
      const first = send(key, payload);
      for (;;) {
        // Tables have the same numbers in the databases of other tests.
        const waiting = `SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
          WHERE d.datname = current_database() AND NOT l.granted AND l.relation = 'common_section_version'::regclass`;
        if (((await owner.query(waiting)).rowCount ?? 0) > 0) break;
      }
      expect((await send(key, payload)).statusCode).toBe(409);
      await owner.query("COMMIT");
      expect((await first).statusCode).toBe(200);
    });
    expect((await send(key, payload)).headers["idempotency-replayed"]).toBe("true");
    expect(await sections(2039)).toBe(1);
  });

  it("gets its answer by a retry when the line was cut between the commit and the answer", async () => {
    const cut = await startTestApi(database);
    const key = randomUUID();
    const payload = { query: draft, variables: variables(2040) };
    // What is sent of an answer never arrives: it is sent once the transaction is committed.
    cut.app.server.prependListener("request", (request, response) => {
      response.write = () => false;
      response.end = () => {
        request.socket.destroy();
        return response;
      };
    });
    await cut.app.listen({ host: "127.0.0.1", port: 0 });
    const { port } = cut.app.server.address() as AddressInfo;
    const authorization = `Bearer ${await cut.tokenFor(tenant.email.COORDINATOR)}`;
    const headers = { authorization, "content-type": "application/json", "idempotency-key": key };
    const url = `http://127.0.0.1:${port}/graphql`;
    await expect(fetch(url, { method: "POST", headers, body: JSON.stringify(payload) })).rejects.toThrow();
    await cut.stop();
    expect(await sections(2040)).toBe(1);
    const retry = await send(key, payload);
    expect(retry.headers["idempotency-replayed"]).toBe("true");
    expect(retry.json().data.commonSectionDraft).toMatchObject({ userErrors: [], commonSection: { number: 1 } });
    expect(await sections(2040)).toBe(1);
  });

  it("is not answered again to a caller whose role has gone, be it one of two or the last", async () => {
    const key = randomUUID();
    const payload = { query: draft, variables: variables(2041) };
    const email = other.email.COORDINATOR;
    const user = "(SELECT id FROM app_user WHERE municipality_id = $1 AND email = $2)";
    await asOwner(
      `INSERT INTO role_assignment (municipality_id, id, user_id, role, valid_from) SELECT $1, gen_random_uuid(), ${user}, 'ANALYST', '2020-01-01'`,
      [other.id, email],
    );
    const first = await send(key, payload, email);
    expect((await send(key, payload, email)).body).toBe(first.body);

    const end = `UPDATE role_assignment SET valid_to = '2026-11-20' WHERE municipality_id = $1 AND user_id = ${user} AND role = $3`;
    await asOwner(end, [other.id, email, "COORDINATOR"]);
    const oneLeft = await send(key, payload, email);
    expect([oneLeft.statusCode, oneLeft.json().errors[0].extensions]).toEqual([403, { code: "FORBIDDEN" }]);
    await asOwner(end, [other.id, email, "ANALYST"]);
    const noneLeft = await send(key, payload, email);
    expect(noneLeft.json()).toMatchObject({
      data: { commonSectionDraft: null },
      errors: [{ extensions: { code: "FORBIDDEN" } }],
    });
    for (const { body } of [oneLeft, noneLeft]) expect(body).not.toContain('commonSection":{');
    await asOwner("UPDATE role_assignment SET valid_to = NULL WHERE municipality_id = $1", [other.id]);
  });

  it("is forgotten after a day by whoever writes next, some at a time, and no sooner", async () => {
    const sent = Array.from({ length: 25 }, () => randomUUID());
    for (const key of sent) await send(key, { query: draft, variables: variables(2042) });
    const left = async () =>
      (await asOwner("SELECT key FROM idempotency_key WHERE key = ANY ($1)", [sent])).map(({ key }) => key as string);
    const [young = "", ...old] = sent;
    const age = (keys: string[], hours: number) =>
      asOwner("UPDATE idempotency_key SET created_at = now() - make_interval(hours => $2) WHERE key = ANY ($1)", [
        keys,
        hours,
      ]);
    await age([young], 23);
    await age(old, 25);
    await send(randomUUID(), { query: draft, variables: variables(2042) }, other.email.COORDINATOR);
    expect(await left()).toHaveLength(5);
    await send(randomUUID(), { query: draft, variables: variables(2042) });
    expect(await left()).toEqual([young]);
  });
});
