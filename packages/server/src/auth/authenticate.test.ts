import { describe, expect, it } from "@jest/globals";
import { authenticate } from "./authenticate.js";
import { InvalidTokenError } from "./token-errors.js";
import type { Identity } from "./token-verifier.js";

const identity: Identity = {
  issuerId: "demo:0580",
  municipalityCode: "0580",
  subject: "anna",
  email: null,
  name: null,
};
const seen: string[] = [];
const verifier = {
  verify: async (token: string) => {
    seen.push(token);
    return identity;
  },
};

describe("authenticate", () => {
  it("is anonymous without a header", async () => {
    await expect(authenticate(undefined, verifier)).resolves.toBeNull();
  });

  it.each(["Bearer a.b.c", "bearer a.b.c", "BEARER  a.b.c"])("verifies the token of %j", async (header) => {
    await expect(authenticate(header, verifier)).resolves.toBe(identity);
    expect(seen.at(-1)).toBe("a.b.c");
  });

  it.each([
    "",
    "Bearer",
    "Bearer ",
    "a.b.c",
    "Basic YTpi",
    "Bearer a.b.c d",
    "Bearer a.b.c, Bearer d.e.f",
    "Bearer å.b.c",
    `Bearer ${"a".repeat(8_200)}`,
  ])("refuses %j", async (header) => {
    await expect(authenticate(header, verifier)).rejects.toThrow(InvalidTokenError);
  });
});
