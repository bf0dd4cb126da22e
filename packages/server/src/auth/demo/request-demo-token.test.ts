import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import Fastify, { type FastifyInstance } from "fastify";
import { systemClock } from "../../context/clock.js";
import { writeRuntimeFile } from "../../runtime-file.js";
import { createTokenVerifier } from "../token-verifier.js";
import { createDemoIdentityProvider } from "./demo-identity-provider.js";
import { DemoTokenError, requestDemoToken } from "./request-demo-token.js";

const email = "anna@linkoping.example";
let dataDir: string;
let server: FastifyInstance;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "samplan-token-"));
  server = Fastify();
});
afterEach(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

async function listen(): Promise<void> {
  const url = await server.listen({ port: 0, host: "127.0.0.1" });
  await writeRuntimeFile(dataDir, { pid: process.pid, url, startedAt: new Date().toISOString() });
}

async function createProvider() {
  const user = { issuerId: "demo:0580", subject: "anna", email, name: "Anna Ek", municipalityCode: "0580" };
  return createDemoIdentityProvider({
    dataDir,
    baseUrl: "http://localhost:4000",
    municipalities: [{ code: "0580", name: "Linköpings kommun" }],
    users: [user],
    production: false,
    clock: systemClock,
  });
}

const refusal = async () => {
  const error = await requestDemoToken(dataDir, email).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DemoTokenError);
  return String(error);
};

describe("requestDemoToken", () => {
  it("asks the running server, which accepts the token", async () => {
    const provider = await createProvider();
    provider.register(server);
    await listen();
    const token = await requestDemoToken(dataDir, email);
    const verifier = createTokenVerifier(provider.issuers, { clock: systemClock });
    await expect(verifier.verify(token)).resolves.toMatchObject({ subject: "anna", municipalityCode: "0580" });
  });

  it("lists the users when it does not know the e-mail", async () => {
    (await createProvider()).register(server);
    await listen();
    await expect(requestDemoToken(dataDir, "nobody@linkoping.example")).rejects.toThrow(
      "No demo user has the e-mail nobody@linkoping.example. There are:\n\n" +
        "Linköpings kommun (0580)\n  anna@linkoping.example",
    );
  });

  it("says how to start the server when none runs, or one was killed", async () => {
    expect(await refusal()).toContain("npm start");
    await createProvider();
    await listen();
    await server.close();
    expect(await refusal()).toContain("npm start");
  });

  it("says that a server has no demo sign-in", async () => {
    await listen();
    expect(await refusal()).toContain("no demo sign-in");
    await createProvider();
    expect(await refusal()).toContain("no demo sign-in");
  });
});
