import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";
import type { IssuerConfig } from "./issuers.js";
import { InvalidTokenError, IssuerUnavailableError } from "./token-errors.js";
import { createTokenVerifier } from "./token-verifier.js";

const now = new Date("2026-09-15T10:00:00Z");
const epoch = now.getTime() / 1000;
const clock = { now: () => now };
const audience = "urn:samplan:api";

interface SigningKey {
  alg: string;
  publicKey: CryptoKey;
  privateKey: CryptoKey;
  jwk: JWK;
}

async function signingKey(kid: string, alg = "ES256"): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, publicKey, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: "sig" } };
}

const linkopingKey = await signingKey("linkoping-1");
const norrkopingKey = await signingKey("norrkoping-1", "RS256");

const linkoping: IssuerConfig = {
  id: "demo:0580",
  municipality: "0580",
  issuer: "https://id.linkoping.example",
  audience,
  tokenType: "at+jwt",
  jwks: { keys: [linkopingKey.jwk] },
};
const norrkoping: IssuerConfig = {
  ...linkoping,
  id: "demo:0581",
  municipality: "0581",
  issuer: "https://id.norrkoping.example",
  jwks: { keys: [norrkopingKey.jwk] },
};
const verifier = createTokenVerifier([linkoping, norrkoping], { clock });

const validClaims: JWTPayload = {
  iss: linkoping.issuer,
  aud: audience,
  sub: "anna",
  exp: epoch + 600,
  email: "anna@linkoping.example",
  name: "Anna Ek",
};

function sign(claims: JWTPayload = {}, key = linkopingKey, header: Record<string, unknown> = {}): Promise<string> {
  return new SignJWT({ ...validClaims, ...claims })
    .setProtectedHeader({ alg: key.alg, kid: key.jwk.kid, typ: "at+jwt", ...header })
    .sign(key.privateKey);
}

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");

describe("a valid token", () => {
  it("identifies its subject in the issuer's municipality", async () => {
    await expect(verifier.verify(await sign())).resolves.toEqual({
      issuerId: "demo:0580",
      municipalityCode: "0580",
      subject: "anna",
      email: "anna@linkoping.example",
      name: "Anna Ek",
    });
    const token = await sign({ iss: norrkoping.issuer }, norrkopingKey);
    await expect(verifier.verify(token)).resolves.toMatchObject({ municipalityCode: "0581" });
  });

  it("needs neither e-mail nor name, and no usable ones", async () => {
    const token = await sign({ email: undefined, name: 42 });
    await expect(verifier.verify(token)).resolves.toMatchObject({ email: null, name: null });
  });

  it("is taken within the clock's tolerance", async () => {
    await expect(verifier.verify(await sign({ exp: epoch - 5, nbf: epoch + 5 }))).resolves.toBeDefined();
  });

  it.each(["PS256", "EdDSA"])("may be signed with %s", async (alg) => {
    const key = await signingKey("other", alg);
    const other = createTokenVerifier([{ ...linkoping, jwks: { keys: [key.jwk] } }], { clock });
    await expect(other.verify(await sign({}, key))).resolves.toMatchObject({ subject: "anna" });
  });

  it("is of the type that its issuer is configured for", async () => {
    const plain = createTokenVerifier([{ ...linkoping, tokenType: "JWT" }], { clock });
    await expect(plain.verify(await sign({}, linkopingKey, { typ: "JWT" }))).resolves.toBeDefined();
    await expect(plain.verify(await sign())).rejects.toThrow(InvalidTokenError);
  });
});

describe("an invalid token", () => {
  const tamper = async () => {
    const [header, , signature] = (await sign()).split(".");
    return `${header}.${encode({ ...validClaims, sub: "bo" })}.${signature}`;
  };
  const hmacWithPublicKey = async () =>
    new SignJWT(validClaims)
      .setProtectedHeader({ alg: "HS256", kid: linkopingKey.jwk.kid, typ: "at+jwt" })
      .sign(new TextEncoder().encode(await exportSPKI(linkopingKey.publicKey)));

  const faults: [string, () => Promise<string>][] = [
    ["is not a token", async () => "not.a.token"],
    ["is empty", async () => ""],
    ["has another issuer", () => sign({ iss: "https://id.evil.example" })],
    ["has the issuer with a slash more", () => sign({ iss: `${linkoping.issuer}/` })],
    ["has no issuer", () => sign({ iss: undefined })],
    ["is for another audience", () => sign({ aud: "urn:other" })],
    ["has no audience", () => sign({ aud: undefined })],
    ["has expired", () => sign({ exp: epoch - 60 })],
    ["never expires", () => sign({ exp: undefined })],
    ["is not valid yet", () => sign({ nbf: epoch + 60 })],
    ["has no subject", () => sign({ sub: undefined })],
    ["has an empty subject", () => sign({ sub: "" })],
    ["has a subject of 256 characters", () => sign({ sub: "a".repeat(256) })],
    ["has NUL in its subject", () => sign({ sub: "a\u0000b" })],
    ["is an ID token", () => sign({}, linkopingKey, { typ: "JWT" })],
    ["is unsigned", async () => `${encode({ alg: "none", typ: "at+jwt" })}.${encode(validClaims)}.`],
    ["is signed with the public key as HMAC secret", hmacWithPublicKey],
    ["is tampered with", tamper],
    ["names an unknown key", () => sign({}, linkopingKey, { kid: "linkoping-2" })],
    ["is signed by another municipality's key", () => sign({}, norrkopingKey)],
    ["is signed by another key under this one's id", async () => sign({}, await signingKey("linkoping-1"))],
  ];

  it.each(faults)("that %s is refused", async (_name, makeToken) => {
    const error = await verifier.verify(await makeToken()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidTokenError);
    expect(error).toMatchObject({ message: "The access token is not valid.", cause: expect.any(Error) });
  });

  it("leaves no personal data in the reason for the log", async () => {
    const error = await verifier.verify(await sign({ aud: "urn:other" })).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      cause: new Error('ERR_JWT_CLAIM_VALIDATION_FAILED: unexpected "aud" claim value'),
    });
  });
});

describe("an issuer's published keys", () => {
  let server: Server | undefined;

  async function serve(listener: RequestListener): Promise<string> {
    server = createServer(listener);
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  afterEach(async () => {
    jest.restoreAllMocks();
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    server = undefined;
  });

  it("are found by discovery, once, and fetched anew when the issuer has rotated them", async () => {
    const rotated = await signingKey("linkoping-2");
    let keys = [linkopingKey.jwk];
    const requests: string[] = [];
    const issuer = await serve((request, response) => {
      requests.push(request.url ?? "");
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(request.url === "/keys" ? { keys } : { issuer, jwks_uri: `${issuer}/keys` }));
    });
    const remote = createTokenVerifier([{ ...linkoping, issuer, jwks: undefined }], { clock });

    await remote.verify(await sign({ iss: issuer }));
    await remote.verify(await sign({ iss: issuer }));
    expect(requests).toEqual(["/.well-known/openid-configuration", "/keys"]);

    keys = [rotated.jwk];
    await expect(remote.verify(await sign({ iss: issuer }, rotated))).rejects.toThrow(InvalidTokenError);
    const inHalfAMinute = Date.now() + 31_000;
    jest.spyOn(Date, "now").mockImplementation(() => inHalfAMinute);
    await expect(remote.verify(await sign({ iss: issuer }, rotated))).resolves.toMatchObject({ subject: "anna" });
    await expect(remote.verify(await sign({ iss: issuer }))).rejects.toThrow(InvalidTokenError);
    expect(requests).toEqual(["/.well-known/openid-configuration", "/keys", "/keys"]);
  });

  it("are not taken from a discovery document about another issuer", async () => {
    const issuer = await serve((_request, response) => {
      response.end(JSON.stringify({ issuer: "https://id.evil.example", jwks_uri: "https://id.evil.example/keys" }));
    });
    const remote = createTokenVerifier([{ ...linkoping, issuer, jwks: undefined }], { clock });
    await expect(remote.verify(await sign({ iss: issuer }))).rejects.toThrow(IssuerUnavailableError);
  });

  it("make the token neither valid nor invalid while they cannot be fetched", async () => {
    let isDown = true;
    const base = await serve((_request, response) => {
      response.statusCode = isDown ? 500 : 200;
      response.end(JSON.stringify({ keys: [linkopingKey.jwk] }));
    });
    const remote = createTokenVerifier([{ ...linkoping, jwks: undefined, jwksUri: `${base}/keys` }], { clock });
    await expect(remote.verify(await sign())).rejects.toMatchObject({ statusCode: 503, issuerId: "demo:0580" });
    isDown = false;
    await expect(remote.verify(await sign())).resolves.toMatchObject({ subject: "anna" });
  });
});

it("one issuer cannot speak for two municipalities", () => {
  expect(() => createTokenVerifier([linkoping, { ...norrkoping, issuer: linkoping.issuer }], { clock })).toThrow();
});
