import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import type { QueryRunner } from "typeorm";
import { openDataSource } from "../../packages/server/src/db/data-source.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { demoDatabase, emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { Sleep } from "../support/sleep.js";

const analyst = "analyst@linkoping.example";
const POOL_SIZE = 2;

describe("when all connections are busy", () => {
  let database: TestDatabase;
  let tenant: Tenant;
  let api: TestApi;
  const lines: { level: number; msg: string; reqId?: string; err?: { message: string } }[] = [];
  beforeAll(async () => {
    database = await emptyDatabase();
    tenant = await createTenant(database);
    const log = pino({ level: "warn" }, { write: (line: string) => void lines.push(JSON.parse(line)) });
    api = await startTestApi(database, { poolSize: POOL_SIZE, log });
  });
  afterAll(() => api.stop());

  /** Holds every connection while it works. */
  async function exhausted<T>(work: () => Promise<T>): Promise<T> {
    const runners: QueryRunner[] = Array.from({ length: POOL_SIZE }, () => api.source.createQueryRunner());
    try {
      for (const runner of runners) await runner.connect();
      return await work();
    } finally {
      for (const runner of runners) await runner.release();
    }
  }

  const createBody = `mutation { bodyCreate(input: { name: "Nämnden", abbreviation: "NN", kind: COMMITTEE, validFrom: "2026-01-01" }) {
    body { id } userErrors { code } } }`;
  const ask = (query: string, email: string | null = tenant.email.ADMIN) => api.query(email, query, {}, { once: true });
  const written = () =>
    withConnection(database.ownerUrl, async (owner) => (await owner.query("SELECT count(*) FROM change_log")).rows);

  it.each([
    ["a query", "{ viewer { email } }"],
    ["a mutation", createBody],
  ])(
    "%s is answered with 503 and when to try again, nothing is written, and the log has a warning",
    async (_, sent) => {
      const before = await written();
      const { status, headers, data, errors } = await exhausted(() => ask(sent));
      expect({ status, data, again: headers["retry-after"] }).toEqual({ status: 503, data: null, again: "1" });
      expect(errors).toEqual([{ message: expect.stringMatching(/try again/), extensions: { code: "INTERNAL" } }]);
      expect(await written()).toEqual(before);
      const logged = lines.filter(({ reqId }) => reqId === headers["x-request-id"]);
      expect(logged).toMatchObject([{ level: 40, err: { message: expect.stringMatching(/timeout/) } }]);
    },
  );

  it("the process is alive, and not ready", async () => {
    const status = async (url: string) => (await api.app.inject(url)).statusCode;
    expect(await exhausted(async () => [await status("/healthz"), await status("/readyz")])).toEqual([200, 503]);
    expect(await status("/readyz")).toBe(200);
  });

  it("a document that is none is told so: it needs no connection", async () => {
    const { status, errors } = await exhausted(() => ask("{ nothing }"));
    expect({ status, codes: errors.map(({ extensions }) => extensions.code) }).toEqual({
      ...{ status: 400, codes: ["GRAPHQL_VALIDATION_FAILED"] },
    });
  });

  it("it works again as soon as one is free", async () => {
    await exhausted(() => Promise.all([1, 2, 3].map(() => ask("{ viewer { email } }"))));
    expect(await ask("{ viewer { email } }")).toMatchObject({ status: 200, errors: [] });
    expect(await ask(createBody)).toMatchObject({ status: 200, errors: [], data: { bodyCreate: { userErrors: [] } } });
  });
});

describe("when connections are busy for a moment", () => {
  it("a request waits its turn", async () => {
    const api = await startTestApi(demoDatabase(), { poolSize: 1, extraResolvers: [Sleep] });
    try {
      const answers = await Promise.all([1, 2, 3, 4].map(() => api.query(analyst, "{ sleep(seconds: 0.2) }")));
      expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
      expect(answers.map(({ data }) => data)).toEqual(answers.map(() => ({ sleep: 0.2 })));
    } finally {
      await api.stop();
    }
  });
});

describe("a database that takes connections and never answers", () => {
  it("is known to be gone", async () => {
    const silent = createServer(() => undefined);
    await once(silent.listen(0, "127.0.0.1"), "listening");
    const { port } = silent.address() as AddressInfo;
    try {
      await expect(openDataSource({ url: `postgres://nobody@127.0.0.1:${port}/nothing` })).rejects.toThrow(/timeout/);
    } finally {
      silent.close();
    }
  });
});
