import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { pino } from "pino";
import { createTenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { demoDatabase, emptyDatabase, withConnection } from "../support/database.js";
import { HttpCaller } from "../support/http-caller.js";

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

describe("a token", () => {
  const viewer = "{ viewer { email municipality { code } } }";

  it("says who asks", async () => {
    expect((await caller.ask(viewer)).data).toEqual({ viewer: { email: analyst, municipality: { code: "0580" } } });
  });

  it("that is not valid is refused in the same words, whatever is wrong with it", async () => {
    const { privateKey } = await generateKeyPair("ES256", { extractable: true });
    const issued = (claims: { issuer?: string; audience?: string; expires?: string }) =>
      new SignJWT({})
        .setProtectedHeader({ alg: "ES256", kid: "test", typ: "at+jwt" })
        .setSubject(analyst)
        .setIssuer(claims.issuer ?? "https://issuer-0580.example")
        .setAudience(claims.audience ?? "samplan")
        .setExpirationTime(claims.expires ?? "2h")
        .sign(privateKey);
    const { d: _secret, ...publicJwk } = await exportJWK(privateKey);
    const [head = "", body = "", signature = ""] = caller.bearer.slice("Bearer ".length).split(".");
    const unsigned = Buffer.from(JSON.stringify({ alg: "none", typ: "at+jwt" })).toString("base64url");
    const claims = JSON.parse(Buffer.from(body, "base64url").toString());
    const changed = Buffer.from(JSON.stringify({ ...claims, iss: "https://issuer-0581.example" })).toString(
      "base64url",
    );
    const withOwnKey = Buffer.from(JSON.stringify({ alg: "ES256", typ: "at+jwt", jwk: publicJwk })).toString(
      "base64url",
    );
    const authorizations: (string | string[])[] = [
      "",
      "Bearer",
      "Bearer x",
      "Bearer åäö",
      "Basic YTpi",
      `Basic ${caller.bearer}`,
      `${caller.bearer} ${caller.bearer}`,
      `Bearer ${"x".repeat(9_000)}`,
      `Bearer ${await issued({})}`,
      `Bearer ${await issued({ expires: "-1h" })}`,
      `Bearer ${await issued({ issuer: "https://elsewhere.example" })}`,
      `Bearer ${await issued({ audience: "another" })}`,
      `Bearer ${unsigned}.${body}.`,
      `Bearer ${head}.${changed}.${signature}`,
      `Bearer ${withOwnKey}.${body}.${signature}`,
      `Bearer ${head}.${body}`,
    ];
    const first = await caller.ask(viewer, { authorization: "Bearer x" });
    expect(first).toMatchObject({ status: 401, codes: ["UNAUTHENTICATED"] });
    expect(first.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
    for (const authorization of authorizations) {
      const { status, headers, body: answer } = await caller.ask(viewer, { authorization });
      expect({ authorization, status, answer }).toEqual({ authorization, status: 401, answer: first.body });
      expect(headers["www-authenticate"]).toBe(first.headers["www-authenticate"]);
    }
    expect(logged.join("\n")).toContain("token refused");
    expect(logged.join("\n")).not.toContain(body);
  });

  it("that has expired is refused, and so are two headers with one each", async () => {
    const late = await startTestApi(demoDatabase(), {
      clock: { now: () => new Date("2026-11-21T13:00:00Z"), today: () => "2026-11-21" },
    });
    try {
      const response = await late.app.inject({
        ...{ method: "POST", url: "/graphql", headers: { authorization: caller.bearer }, payload: { query: viewer } },
      });
      expect(response.statusCode).toBe(401);
    } finally {
      await late.stop();
    }
    const url = new URL(await api.app.listen({ host: "127.0.0.1", port: 0 }));
    const headers = [
      "Authorization",
      caller.bearer,
      "Authorization",
      "Bearer x",
      "Content-Type",
      "application/json",
      "Host",
      url.host,
    ];
    // Node keeps the first of two such headers: the second has no say, and a bad first one is refused.
    expect(await sendRaw(url, headers, { query: viewer })).toMatchObject({ status: 200 });
    [headers[1], headers[3]] = ["Bearer x", caller.bearer];
    expect(await sendRaw(url, headers, { query: viewer })).toMatchObject({ status: 401 });
  });

  it("is looked at before the body is", async () => {
    expect(await caller.post("{", { authorization: "Bearer x", "content-type": "application/json" })).toMatchObject({
      status: 401,
    });
  });
});

function sendRaw(url: URL, headers: string[], payload: object): Promise<{ status: number | undefined }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: url.hostname, port: url.port, path: "/graphql", method: "POST", headers },
      (response) => {
        response.resume().once("end", () => resolve({ status: response.statusCode }));
      },
    );
    sent.once("error", reject).end(JSON.stringify(payload));
  });
}

describe("without a token", () => {
  it("the viewer is null, every other field refuses, and their siblings are answered", async () => {
    const { status, data, errors } = await caller.ask(
      "{ viewer { email } plans { nodes { id } } municipalities { code } }",
      {},
    );
    expect({ status, data }).toEqual({ status: 200, data: { viewer: null, plans: null, municipalities: null } });
    expect(errors).toHaveLength(2);
    for (const { extensions } of errors) expect(extensions).toEqual({ code: "UNAUTHENTICATED" });
  });

  it("no root field but the viewer answers", async () => {
    const { data } = await caller.ask(
      "{ __schema { queryType { fields { name args { name type { kind ofType { name } } } } } } }",
      {},
    );
    const fields = (
      data.__schema.queryType.fields as { name: string; args: { name: string; type: { kind: string } }[] }[]
    )
      .filter(({ name }) => name !== "viewer")
      .map(({ name, args }) => {
        const required = args
          .filter(({ type }) => type.kind === "NON_NULL")
          .map((arg) => `${arg.name}: ${wanted(arg.name)}`);
        return `${name}${required.length > 0 ? `(${required.join(", ")})` : ""} { __typename }`;
      });
    expect(fields.length).toBeGreaterThan(10);
    const answer = await caller.ask(`{ ${fields.join(" ")} }`, {});
    expect(answer.status).toBe(200);
    expect(Object.values(answer.data)).toEqual(fields.map(() => null));
    expect(answer.codes).toEqual(fields.map(() => "UNAUTHENTICATED"));
  });

  const wanted = (name: string) =>
    name === "input" ? '{ collaboration: "linkoping-norrkoping", year: 2026, period: T2 }' : '"0580"';

  it("the schema can be read", async () => {
    expect((await caller.ask('{ __type(name: "Plan") { description } }', {})).data.__type.description).toMatch(/\w/);
  });
});

describe("somebody signed in without a role", () => {
  it("sees the names and codes of municipalities, and neutral words", async () => {
    const database = await emptyDatabase();
    const id = "019a8f5e-0000-7000-8000-000000000001";
    await withConnection(database.ownerUrl, async (owner) => {
      await owner.query(
        "INSERT INTO municipality (id, code, name, short_name) VALUES ($1, '0580', 'Linköpings kommun', 'Linköping')",
        [id],
      );
      await owner.query(
        "INSERT INTO app_user (municipality_id, id, issuer_id, subject, email) VALUES ($1, $1, 'demo-0580', 'nobody', 'nobody@linkoping.example')",
        [id],
      );
    });
    const other = await startTestApi(database);
    try {
      const answer = await other.query(
        "nobody@linkoping.example",
        `{ viewer { email roles { role } permissions municipality { code name } }
           municipalities { code name shortName labels { plan sharedStrategy } bodies { name } periods(year: 2026) { id } }
           collaborations { key } plans { nodes { id } } followUpSummary(input: { collaboration: "x", year: 2026, period: T2 }) { overlap } }`,
      );
      expect(answer.data).toEqual({
        viewer: {
          ...{ email: "nobody@linkoping.example", roles: [], permissions: ["municipality:read", "viewer:read"] },
          municipality: { code: "0580", name: "Linköpings kommun" },
        },
        municipalities: [
          {
            ...{ code: "0580", name: "Linköpings kommun", shortName: "Linköping", bodies: [], periods: [] },
            labels: { plan: "Plan", sharedStrategy: "Gemensam strategi" },
          },
        ],
        ...{ collaborations: null, plans: null, followUpSummary: null },
      });
      expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);
    } finally {
      await other.stop();
    }
  });
});

it("a good token of a municipality that has nothing here says so, and not to sign in", async () => {
  const database = await emptyDatabase();
  const tenant = await createTenant(database);
  const other = await startTestApi(database);
  try {
    const email = tenant.email.ANALYST;
    const token = await other.tokenFor(email);
    await withConnection(database.ownerUrl, (owner) =>
      owner.query("DELETE FROM role_assignment; DELETE FROM app_user; DELETE FROM body; DELETE FROM municipality"),
    );
    const headers = { authorization: `Bearer ${token}` };
    const payload = { query: "{ viewer { email } municipalities { code } }" };
    const response = await other.app.inject({ method: "POST", url: "/graphql", headers, payload });
    const { data, errors } = response.json();
    expect(data).toEqual({ viewer: null, municipalities: null });
    expect(errors[0].message).toContain(`municipality ${tenant.code} is not in this installation`);
    expect(errors[0].extensions.code).toBe("FORBIDDEN");
  } finally {
    await other.stop();
  }
});
