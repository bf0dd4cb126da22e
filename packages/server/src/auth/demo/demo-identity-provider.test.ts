import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import Fastify, { type FastifyInstance } from "fastify";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { z } from "zod";
import { InvalidTokenError } from "../token-errors.js";
import { createTokenVerifier } from "../token-verifier.js";
import { createDemoIdentityProvider } from "./demo-identity-provider.js";
import { readTokenClient } from "./demo-secrets.js";
import { DEMO_USER_GRANT, type DemoUser } from "./demo-user.js";

const now = new Date("2026-09-15T10:00:00Z");
const clock = { now: () => now };
const municipalities = [
  { code: "0580", name: "Linköpings kommun" },
  { code: "0581", name: "Norrköpings kommun" },
];
const anna: DemoUser = {
  issuerId: "demo:0580",
  subject: "anna",
  email: "anna@linkoping.example",
  name: "Anna Ek",
  municipalityCode: "0580",
};
const bo: DemoUser = { ...anna, issuerId: "demo:0581", email: "bo@norrkoping.example", municipalityCode: "0581" };
const users = [anna, bo];

let dataDir: string;
let running: FastifyInstance[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "samplan-identity-"));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(running.map((fastify) => fastify.close()));
  running = [];
  await rm(dataDir, { recursive: true });
});

const create = (baseUrl: string, change: { production?: boolean; users?: DemoUser[] } = {}) =>
  createDemoIdentityProvider({ dataDir, baseUrl, municipalities, users, production: false, clock, ...change });

/** A server on a port of its own; its base URL is another, as behind a proxy. */
async function start(baseUrl: string) {
  const provider = await create(baseUrl);
  const fastify = Fastify();
  fastify.post("/echo", async (request) => request.body);
  provider.register(fastify);
  running.push(fastify);
  const url = await fastify.listen({ port: 0, host: "127.0.0.1" });
  return { url, issuers: provider.issuers, verifier: createTokenVerifier(provider.issuers, { clock }) };
}

async function requestToken(url: string, code: string, email: string, secret?: string): Promise<Response> {
  const client = await readTokenClient(dataDir);
  const credentials = Buffer.from(`${client?.clientId}:${secret ?? client?.clientSecret}`).toString("base64");
  return fetch(`${url}/identity/${code}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: DEMO_USER_GRANT, email }),
  });
}

async function tokenOf(response: Response): Promise<string> {
  return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
}

describe("the demo identity provider", () => {
  it("gives a token by e-mail that the server verifies", async () => {
    const { url, verifier } = await start("http://localhost:4000");
    const response = await requestToken(url, "0580", "Anna@linkoping.example");
    expect(response.status).toBe(200);
    const token = await tokenOf(response);
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: "ES256", typ: "at+jwt" });
    expect(decodeJwt(token)).toMatchObject({ iss: "http://localhost:4000/identity/0580", aud: "urn:samplan:api" });
    await expect(verifier.verify(token)).resolves.toEqual({
      issuerId: "demo:0580",
      municipalityCode: "0580",
      subject: "anna",
      email: "anna@linkoping.example",
      name: "Anna Ek",
    });
  });

  it("never lets one municipality's issuer speak for another", async () => {
    const { url, issuers, verifier } = await start("http://localhost:4000");
    const token = await tokenOf(await requestToken(url, "0580", anna.email));
    await expect(verifier.verify(token)).resolves.toMatchObject({ municipalityCode: "0580" });
    const [first, second] = issuers;
    if (!first || !second) throw new Error("two issuers expected");
    const swapped = createTokenVerifier([{ ...second, issuer: first.issuer }], { clock });
    await expect(swapped.verify(token)).rejects.toThrow(InvalidTokenError);
    expect((await requestToken(url, "0581", anna.email)).status).toBe(400);
  });

  it("keeps keys and subjects when it starts again on another port", async () => {
    const before = await start("http://localhost:4000");
    const after = await start("http://localhost:5000");
    expect(after.issuers.map(({ id, jwks }) => ({ id, jwks }))).toEqual(
      before.issuers.map(({ id, jwks }) => ({ id, jwks })),
    );
    const identities = await Promise.all(
      [before, after].map(async ({ url, verifier }) =>
        verifier.verify(await tokenOf(await requestToken(url, "0581", bo.email))),
      ),
    );
    expect(identities[0]).toEqual(identities[1]);
  });

  it("refuses an unknown user and a wrong secret", async () => {
    const { url } = await start("http://localhost:4000");
    const unknown = await requestToken(url, "0580", "nobody@linkoping.example");
    expect([unknown.status, await unknown.json()]).toEqual([400, expect.objectContaining({ error: "invalid_grant" })]);
    const wrong = await requestToken(url, "0580", anna.email, "guess");
    expect([wrong.status, await wrong.json()]).toEqual([401, expect.objectContaining({ error: "invalid_client" })]);
  });

  it("publishes its public keys and where it is, and no private part", async () => {
    const { url, issuers } = await start("http://localhost:4000");
    const keys = await (await fetch(`${url}/identity/0580/jwks`)).json();
    expect(keys).toEqual(issuers[0]?.jwks);
    expect(JSON.stringify(issuers)).not.toContain('"d"');
    const discovery = await (await fetch(`${url}/identity/0580/.well-known/openid-configuration`)).json();
    expect(discovery).toMatchObject({
      issuer: "http://localhost:4000/identity/0580",
      jwks_uri: `${url}/identity/0580/jwks`,
      token_endpoint: `${url}/identity/0580/token`,
    });
  });

  it("signs nobody in interactively", async () => {
    const { url } = await start("http://localhost:4000");
    const client = await readTokenClient(dataDir);
    const query = new URLSearchParams({ client_id: client?.clientId ?? "", response_type: "code", scope: "openid" });
    const response = await fetch(`${url}/identity/0580/auth?${query}`, { redirect: "manual" });
    expect(response.status).toBe(400);
  });

  it("leaves the rest of the server's body parsing alone", async () => {
    const { url } = await start("http://localhost:4000");
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url}/echo`, { method: "POST", headers, body: '{"a":1}' });
    await expect(response.json()).resolves.toEqual({ a: 1 });
  });

  it("keeps its secrets to the server's own user", async () => {
    await create("http://localhost:4000");
    const folder = join(dataDir, "identity");
    expect((await readdir(folder)).sort()).toEqual(["0580.json", "0581.json", "token-client.json", "users.json"]);
    for (const name of await readdir(folder)) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
  });

  it("says which file is damaged, and does not replace it", async () => {
    await create("http://localhost:4000");
    const file = join(dataDir, "identity", "0580.json");
    await writeFile(file, "{}");
    await expect(create("http://localhost:4000")).rejects.toThrow(`${file} is damaged`);
    await expect(readFile(file, "utf8")).resolves.toBe("{}");
  });

  it("refuses to start with NODE_ENV=production", async () => {
    await expect(create("http://localhost:4000", { production: true })).rejects.toThrow("NODE_ENV=production");
    await expect(readdir(dataDir)).resolves.toEqual([]);
  });

  it.each([
    ["the same e-mail twice", { ...bo, email: anna.email.toUpperCase() }],
    ["the same subject twice", { ...anna, email: "other@linkoping.example" }],
    ["an unknown municipality", { ...bo, issuerId: "demo:0001", municipalityCode: "0001" }],
    ["another municipality's issuer", { ...bo, issuerId: "demo:0580" }],
  ])("refuses users with %s", async (_name, user) => {
    await expect(create("http://localhost:4000", { users: [anna, user] })).rejects.toThrow("Demo user");
  });

  it("prints nothing", async () => {
    const methods = ["log", "info", "warn", "error"] as const;
    const prints = methods.map((method) => jest.spyOn(console, method).mockImplementation(() => undefined));
    const { url } = await start("http://localhost:4000");
    await requestToken(url, "0580", anna.email);
    await fetch(`${url}/identity/0580/auth`, { headers: { accept: "text/html" } });
    await fetch(`${url}/identity/0580/token`, { method: "POST", headers: { origin: "https://evil.example" } });
    for (const print of prints) expect(print).not.toHaveBeenCalled();
  });
});
