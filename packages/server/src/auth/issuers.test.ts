import { describe, expect, it } from "@jest/globals";
import { issuerConfigSchema, issuerListSchema } from "./issuers.js";

const linkoping = {
  id: "linkoping",
  municipality: "0580",
  issuer: "https://id.linkoping.example",
  audience: "urn:samplan:api",
};
const norrkoping = { ...linkoping, id: "norrkoping", municipality: "0581", issuer: "https://id.norrkoping.example" };

describe("issuerConfigSchema", () => {
  it("takes an issuer whose keys are found by discovery, and access tokens of RFC 9068 by default", () => {
    expect(issuerConfigSchema.parse(linkoping)).toEqual({ ...linkoping, tokenType: "at+jwt" });
  });

  it.each([
    ["an issuer for many tenants", { issuer: "https://login.microsoftonline.com/common/v2.0" }],
    ["keys over plain http", { issuer: "http://id.linkoping.example" }],
    ["a JWKS over plain http", { jwksUri: "http://id.linkoping.example/jwks" }],
    ["both kinds of keys", { jwksUri: "https://id.linkoping.example/jwks", jwks: { keys: [{ kty: "EC" }] } }],
    ["a private key", { jwks: { keys: [{ kty: "EC", d: "secret" }] } }],
    ["a symmetric key", { jwks: { keys: [{ kty: "oct", k: "secret" }] } }],
    ["no municipality code", { municipality: "Linköping" }],
    ["an unknown setting", { tenant: "x" }],
  ])("refuses %s", (_name, change) => {
    expect(issuerConfigSchema.safeParse({ ...linkoping, ...change }).success).toBe(false);
  });

  it("takes a loopback issuer over http", () => {
    expect(issuerConfigSchema.safeParse({ ...linkoping, issuer: "http://localhost:9000/realm" }).success).toBe(true);
  });
});

describe("issuerListSchema", () => {
  it("takes one issuer per municipality", () => {
    expect(issuerListSchema.parse([linkoping, norrkoping])).toHaveLength(2);
  });

  it.each(["id", "municipality", "issuer"] as const)("refuses a second issuer with the same %s", (key) => {
    const result = issuerListSchema.safeParse([linkoping, { ...norrkoping, [key]: linkoping[key] }]);
    expect(result.error?.issues.map((issue) => issue.path)).toEqual([[1, key]]);
  });
});
