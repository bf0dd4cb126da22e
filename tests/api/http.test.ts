import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import { startTestApi, type TestApi } from "../support/api.js";
import { demoDatabase } from "../support/database.js";
import { type Headers, HttpCaller } from "../support/http-caller.js";

const analyst = "analyst@linkoping.example";
const logged: string[] = [];

let api: TestApi;
let caller: HttpCaller;
beforeAll(async () => {
  const log = pino({ level: "info" }, { write: (line: string) => void logged.push(line) });
  api = await startTestApi(demoDatabase(), { log });
  caller = await HttpCaller.for(api, analyst);
});
afterAll(() => api.stop());

describe("a request that is malformed", () => {
  const json = { authorization: "", "content-type": "application/json" };
  beforeAll(() => {
    json.authorization = caller.bearer;
  });

  it.each([
    "{",
    "",
    "null",
    "7",
    '"text"',
    "{}",
    '{"query":7}',
    '{"query":null}',
    '{"query":"{ viewer { email } }","variables":"x"}',
  ])("%s is 400 and says so", async (body) => {
    const answer = await caller.post(body, json);
    expect(answer.status).toBe(400);
    expect(answer.codes).toEqual([expect.stringMatching(/^(BAD_USER_INPUT|GRAPHQL_\w+)$/)]);
  });

  it.each([
    ["{ viewer {", "GRAPHQL_PARSE_FAILED"],
    ["{ vewer { email } }", "GRAPHQL_VALIDATION_FAILED"],
    ["query A { viewer { email } } query B { viewer { email } }", "BAD_USER_INPUT"],
    ["subscription { viewer { email } }", "GRAPHQL_VALIDATION_FAILED"],
    ["{ plans(filter: { year: [99999999999] }) { nodes { id } } }", "BAD_USER_INPUT"],
    ["{ plans(filter: { state: [DRAUGHT] }) { nodes { id } } }", "BAD_USER_INPUT"],
  ])("%s", async (query, code) => {
    const answer = await caller.ask(query);
    expect(answer).toMatchObject({ status: 400, codes: [code] });
    // The schema is public, but who mistypes a field is not told of those that he did not ask for.
    expect(JSON.stringify(answer.body)).not.toMatch(/Did you mean|stacktrace/);
  });

  it("from a foreign page's form is refused", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]) {
      const answer = await caller.post(JSON.stringify({ query: "{ viewer { email } }" }), {
        authorization: caller.bearer,
        "content-type": type,
      });
      expect({ type, refused: answer.status >= 400 && answer.status < 500 }).toEqual({ type, refused: true });
      expect(answer.data).toBeUndefined();
    }
    const simple = await api.app.inject({
      method: "GET",
      url: `/graphql?query=${encodeURIComponent("{ viewer { email } }")}`,
    });
    expect(simple.statusCode).toBe(400);
  });
});

it("answers a query by GET", async () => {
  const url = `/graphql?query=${encodeURIComponent("{ viewer { email } }")}`;
  const headers = { authorization: caller.bearer, "apollo-require-preflight": "true" };
  const response = await api.app.inject({ method: "GET", url, headers });
  expect(response.json()).toEqual({ data: { viewer: { email: analyst } } });
});

describe("labels and names", () => {
  const read = async (language: string | undefined) => {
    const query = `{ plans(first: 1) { nodes { label body { domain { name } } } }
      collaboration(key: "linkoping-norrkoping") { strategy { inForce { areas { name } } } } }`;
    return (await caller.ask(query, { authorization: caller.bearer, ...(language && { "accept-language": language }) }))
      .data;
  };
  const firstArea = async (language?: string) => (await read(language)).collaboration.strategy.inForce.areas[0].name;

  it("are Swedish unless the caller prefers English", async () => {
    for (const language of [
      undefined,
      "sv",
      "de",
      "sv-SE,sv;q=0.9,en;q=0.8",
      "en;q=0",
      "en;q=0.1, sv",
      "x".repeat(5_000),
      ";;,q=",
    ])
      expect({ language, area: await firstArea(language) }).toEqual({ language, area: "Profilering" });
    for (const language of ["en", "en-GB,en;q=0.9,sv;q=0.8", "de, en;q=0.5"])
      expect({ language, area: await firstArea(language) }).toEqual({ language, area: "Profiling" });
  });

  it("keep a municipality's own words in every language", async () => {
    expect((await read("en")).plans).toMatchObject({ nodes: [{ label: expect.stringMatching(/plan 20\d\d$/) }] });
  });
});

describe("every answer", () => {
  it("has a request id of its own, which the log has too", async () => {
    const ids: unknown[] = [];
    for (const headers of [{ authorization: caller.bearer }, { authorization: "Bearer x" }, {}] as Headers[])
      ids.push((await caller.ask("{ viewer { email } }", headers)).headers["x-request-id"]);
    ids.push(
      (await api.app.inject("/healthz")).headers["x-request-id"],
      (await api.app.inject("/nowhere")).headers["x-request-id"],
    );
    expect(new Set(ids).size).toBe(5);
    for (const id of ids) expect(logged.some((line) => line.includes(String(id)))).toBe(true);
  });

  it("takes no request id from outside", async () => {
    const { headers } = await caller.ask("{ viewer { email } }", {
      authorization: caller.bearer,
      "x-request-id": "mine",
      "request-id": "mine",
    });
    expect(headers["x-request-id"]).not.toBe("mine");
  });
});

it("closes though a browser keeps a connection open that has asked nothing", async () => {
  const other = await startTestApi(demoDatabase());
  const { port } = new URL(await other.app.listen({ host: "127.0.0.1", port: 0 }));
  const silent = connect(Number(port), "127.0.0.1");
  await new Promise((resolve) => silent.once("connect", resolve));
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  const started = Date.now();
  await other.stop();
  expect(Date.now() - started).toBeLessThan(2_000);
  silent.destroy();
});
