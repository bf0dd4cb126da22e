import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Permission } from "@samplan/schema";
import { pino } from "pino";
import { Arg, Ctx, Field, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import type { RequestContext } from "../../packages/server/src/context/request-context.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";

const description = "Of this test.";
let begun = 0;

@ObjectType({ description })
class LeftPayload {
  @Field(() => Int, { nullable: true, description })
  left?: number | null;

  @Field(() => [String], { nullable: true, description })
  userErrors?: string[] | null;
}

@Resolver(() => LeftPayload)
class Notes {
  /** Takes two rows in the order that is given, with a while between: two who do so the other way round are in a deadlock. */
  @Mutation(() => LeftPayload, { nullable: true, description })
  @Permission("plan:read")
  async takeBoth(
    @Ctx() context: RequestContext,
    @Arg("first", () => Int, { description }) first: number,
    @Arg("second", () => Int, { description }) second: number,
  ): Promise<LeftPayload> {
    const take = "UPDATE stock SET units = units - 1 WHERE id = $1";
    await context.query(take, [first]);
    await context.query("SELECT pg_sleep(0.3)");
    await context.query(take, [second]);
    return { left: 0 };
  }

  @Mutation(() => LeftPayload, { nullable: true, description })
  @Permission("plan:read")
  async take(@Ctx() context: RequestContext): Promise<LeftPayload> {
    await context.query("UPDATE stock SET units = units - 1 WHERE id = 3");
    return { left: 0 };
  }

  @Mutation(() => LeftPayload, { nullable: true, description })
  @Permission("plan:read")
  async neverInTurn(
    @Ctx() context: RequestContext,
    @Arg("code", () => String, { description }) code: string,
  ): Promise<LeftPayload> {
    begun += 1;
    await context.query("UPDATE stock SET units = units - 1 WHERE id = 4");
    await context.query(`DO $$ BEGIN RAISE EXCEPTION 'not in turn' USING ERRCODE = '${code}'; END $$`);
    return { left: 0 };
  }
}

describe("a mutation field that PostgreSQL ends for the sake of others", () => {
  let database: TestDatabase;
  let api: TestApi;
  let tenant: Tenant;
  const logged: string[] = [];

  beforeAll(async () => {
    database = await emptyDatabase();
    tenant = await createTenant(database);
    await withConnection(database.ownerUrl, (owner) =>
      owner.query(
        "CREATE TABLE stock AS SELECT id, 100 AS units FROM generate_series(1, 4) id; GRANT ALL ON stock TO samplan_app",
      ),
    );
    const log = pino({ level: "warn" }, { write: (line: string) => void logged.push(line) });
    api = await startTestApi(database, { extraResolvers: [Notes], log });
  });
  afterAll(() => api.stop());

  const stock = () =>
    withConnection(database.ownerUrl, async (owner) =>
      (await owner.query<{ units: number }>("SELECT units FROM stock ORDER BY id")).rows.map(({ units }) => units),
    );

  it("is tried again: of two that wait for each other both are done, each once", async () => {
    const answers = await Promise.all(
      ["first: 1, second: 2", "first: 2, second: 1"].map((args) =>
        api.query(tenant.email.COORDINATOR, `mutation { takeBoth(${args}) { left } }`),
      ),
    );
    expect(answers.map(({ status, errors, data }) => ({ status, errors, data }))).toEqual(
      [1, 2].map(() => ({ status: 200, errors: [], data: { takeBoth: { left: 0 } } })),
    );
    expect(await stock()).toEqual([98, 98, 100, 100]);
    const sql =
      "SELECT count(*)::int AS ended FROM pg_stat_database WHERE datname = current_database() AND deadlocks > 0";
    await new Promise((resolve) => setTimeout(resolve, 1_500)); // until it is counted
    expect((await withConnection(database.ownerUrl, async (owner) => (await owner.query(sql)).rows))[0]).toEqual({
      ended: 1,
    });
  }, 20_000);

  it.each(["40P01", "40001"])(
    "(%s) again and again: is answered with 503 and when to send it again; nothing of it is left, and the field beside it stands",
    async (code) => {
      const [, , before = 0, untouched] = await stock();
      begun = 0;
      logged.length = 0;
      const query = `mutation { a: take { left } b: neverInTurn(code: "${code}") { left } }`;
      const { status, headers, data, errors } = await api.query(tenant.email.COORDINATOR, query, {}, { once: true });
      expect([status, headers["retry-after"], begun]).toEqual([503, "1", 3]);
      expect(data).toEqual({ a: { left: 0 }, b: null });
      expect(errors.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
        { path: ["b"], extensions: { code: "INTERNAL" } },
      ]);
      expect((await stock()).slice(2)).toEqual([before - 1, untouched]);
      expect(logged.filter((line) => line.includes("not in turn"))).toHaveLength(1);
    },
  );
});
