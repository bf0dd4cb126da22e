import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { Permission } from "@samplan/schema";
import { pino } from "pino";
import { Arg, Ctx, Field, FieldResolver, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../packages/server/src/context/request-context.js";
import { DomainError } from "../../packages/server/src/errors/domain-error.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";

const description = "Of this test.";

@ObjectType({ description })
class NotePayload {
  @Field(() => Int, { nullable: true, description })
  written?: number | null;
}

/** Mutations of the test's own, over a table of its own: the API that they go through is the real one. */
@Resolver(() => NotePayload)
class Notes {
  @Mutation(() => NotePayload, { nullable: true, description })
  @Permission("plan:read")
  async write(
    @Ctx() context: RequestContext,
    @Arg("number", () => Int, { description }) number: number,
  ): Promise<NotePayload> {
    await context.query("INSERT INTO note VALUES ($1)", [number]);
    if (number === 13) throw new DomainError({ code: "INVALID", field: ["number"], message: "13 is not written." });
    if (number === 14) throw new Error("secret detail");
    return { written: number };
  }

  @Mutation(() => NotePayload, { nullable: true, description })
  @Permission("plan:read")
  async swallow(@Ctx() context: RequestContext): Promise<NotePayload> {
    await context.query("INSERT INTO note VALUES (100)");
    await context.query("SELECT 1 / 0").catch(() => undefined);
    return { written: 100 };
  }

  @Mutation(() => NotePayload, { nullable: true, description })
  @Permission("plan:read")
  async endInTheMidst(@Ctx() context: RequestContext): Promise<NotePayload> {
    await context.query("INSERT INTO note VALUES (101)");
    // As when the caller goes away: no further statement of the command is sent.
    Object.defineProperty(context.request.signal, "aborted", { value: true });
    await context.query("INSERT INTO note VALUES (102)");
    return { written: 102 };
  }

  @Query(() => Int, { nullable: true, description })
  @Permission("plan:read")
  async writeInQuery(@Ctx() context: RequestContext): Promise<number> {
    await context.query("INSERT INTO note VALUES (200)");
    return 200;
  }

  @FieldResolver(() => Int, { nullable: true, description })
  async broken(@Ctx() context: RequestContext): Promise<number> {
    await context.query("SELECT 1 / 0");
    return 1;
  }

  @FieldResolver(() => Int, { nullable: true, description })
  async swallowed(@Ctx() context: RequestContext): Promise<number> {
    await context.query("SELECT 1 / 0").catch(() => undefined);
    return 1;
  }

  @FieldResolver(() => [String], { nullable: true, description })
  userErrors(): string[] {
    return [];
  }
}

describe("one request, one transaction", () => {
  let database: TestDatabase;
  let api: TestApi;
  let tenant: Tenant;
  const logged: string[] = [];

  beforeAll(async () => {
    database = await emptyDatabase();
    tenant = await createTenant(database);
    await withConnection(database.ownerUrl, (owner) =>
      owner.query(
        "CREATE TABLE note (number integer CHECK (number <> 15) PRIMARY KEY DEFERRABLE INITIALLY DEFERRED); GRANT ALL ON note TO samplan_app",
      ),
    );
    const log = pino({ level: "error" }, { write: (line: string) => void logged.push(line) });
    api = await startTestApi(database, { extraResolvers: [Notes], log });
  });
  afterAll(() => api.stop());
  beforeEach(() => withConnection(database.ownerUrl, (owner) => owner.query("TRUNCATE note")));

  const ask = (query: string) => api.query(tenant.email.COORDINATOR, query);
  const notes = () =>
    withConnection(database.ownerUrl, async (owner) =>
      (await owner.query("SELECT number FROM note ORDER BY 1")).rows.map(({ number }) => number as number),
    );

  it("keeps what succeeded when a later field fails, and undoes that field alone", async () => {
    const answer = await ask(
      "mutation { a: write(number: 1) { written } b: write(number: 14) { written } c: write(number: 3) { written } }",
    );
    expect(answer.data).toEqual({ a: { written: 1 }, b: null, c: { written: 3 } });
    expect(await notes()).toEqual([1, 3]);
  });

  it("answers a DomainError as data and undoes its field", async () => {
    const answer = await ask("mutation { a: write(number: 13) { written } b: write(number: 2) { written } }");
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ a: { written: null }, b: { written: 2 } });
    expect(await notes()).toEqual([2]);
  });

  it("masks an unexpected error with an id that the log has", async () => {
    const answer = await ask("mutation { write(number: 14) { written } }");
    const [error] = answer.errors;
    expect(error?.message).not.toContain("secret");
    expect(error?.extensions).toEqual({ code: "INTERNAL", errorId: expect.any(String) });
    const line = logged.find((one) => one.includes(String(error?.extensions.errorId)));
    expect(line).toContain("secret detail");
    expect(line).toContain(String(answer.headers["x-request-id"]));
  });

  it("undoes a mutation field below which a statement fails, and keeps those beside it", async () => {
    const answer = await ask(
      "mutation { a: write(number: 4) { written } write(number: 5) { written broken } c: write(number: 6) { written } }",
    );
    expect(answer.data).toEqual({ a: { written: 4 }, write: null, c: { written: 6 } });
    expect(answer.errors).toMatchObject([{ path: ["write", "broken"], extensions: { code: "INTERNAL" } }]);
    expect(await notes()).toEqual([4, 6]);
  });

  it("undoes the last field like the others when a statement fails below it", async () => {
    const answer = await ask("mutation { a: write(number: 4) { written } write(number: 5) { written broken } }");
    expect(answer.data).toEqual({ a: { written: 4 }, write: null });
    expect(await notes()).toEqual([4]);
  });

  it("answers an error and keeps nothing of the field when a failed statement is swallowed in it", async () => {
    const answer = await ask("mutation { swallow { written } write(number: 2) { written } }");
    expect(answer.data).toEqual({ swallow: null, write: { written: 2 } });
    expect(answer.errors[0]?.extensions.code).toBe("INTERNAL");
    expect(await notes()).toEqual([2]);
  });

  it("answers an error when a failed statement was swallowed below a field, which is undone", async () => {
    const answer = await ask("mutation { a: write(number: 4) { written } write(number: 5) { written swallowed } }");
    expect(answer.data).toEqual({ a: { written: 4 }, write: null });
    expect(answer.errors).toMatchObject([{ path: ["write"], extensions: { code: "INTERNAL" } }]);
    expect(await notes()).toEqual([4]);
  });

  it("keeps nothing of a field whose operation ends in its midst", async () => {
    const answer = await ask("mutation { a: write(number: 4) { written } endInTheMidst { written } }");
    expect(answer.data).toEqual({ a: { written: 4 }, endInTheMidst: null });
    expect(answer.errors[0]?.message).toContain("took too long");
    expect(await notes()).toEqual([4]);
  });

  it("answers an error when a deferred constraint fails at COMMIT", async () => {
    const answer = await ask("mutation { a: write(number: 7) { written } b: write(number: 7) { written } }");
    expect(answer.data).toBeNull();
    expect(answer.errors[0]?.extensions.code).toBe("INTERNAL");
    expect(await notes()).toEqual([]);
  });

  it("cannot write in a query", async () => {
    const answer = await ask("{ writeInQuery }");
    expect(answer.data?.writeInQuery ?? null).toBeNull();
    expect(answer.errors[0]?.extensions.code).toBe("INTERNAL");
    expect(await notes()).toEqual([]);
  });

  it("refuses a mutation by GET", async () => {
    const token = await api.tokenFor(tenant.email.COORDINATOR);
    const query = encodeURIComponent("mutation { write(number: 9) { written } }");
    const headers = { authorization: `Bearer ${token}`, "apollo-require-preflight": "true" };
    const response = await api.app.inject({ method: "GET", url: `/graphql?query=${query}`, headers });
    expect(response.statusCode).toBe(405);
    expect(await notes()).toEqual([]);
  });
});
