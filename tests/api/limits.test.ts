import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestApi, type TestApi } from "../support/api.js";
import { demoDatabase } from "../support/database.js";
import { HttpCaller } from "../support/http-caller.js";

const analyst = "analyst@linkoping.example";

let api: TestApi;
let caller: HttpCaller;
beforeAll(async () => {
  api = await startTestApi(demoDatabase());
  caller = await HttpCaller.for(api, analyst);
});
afterAll(() => api.stop());

describe("a request that is too much", () => {
  it("in bytes is 413", async () => {
    const { status } = await caller.post({ query: "{ viewer { email } }", variables: { x: "x".repeat(1_048_576) } });
    expect(status).toBe(413);
  });

  const fields = (count: number, field: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => field(index)).join(" ");
  const nested = (depth: number) =>
    `{ plans { nodes { ${"participations { action { ".repeat(depth)} id ${"} }".repeat(depth)} } } }`;

  it.each([
    [
      "aliases",
      `{ municipality(code: "0580") { ${fields(31, (index) => `a${index}: name`)} } }`,
      "GRAPHQL_VALIDATION_FAILED",
    ],
    ["root fields", `{ ${fields(21, (index) => `a${index}: viewer { email }`)} }`, "GRAPHQL_VALIDATION_FAILED"],
    [
      "root fields of a fragment",
      `{ ...F } fragment F on Query { ${fields(21, (index) => `a${index}: viewer { email }`)} }`,
      "GRAPHQL_VALIDATION_FAILED",
    ],
    ["depth", nested(6), "GRAPHQL_VALIDATION_FAILED"],
    ["tokens", `{ viewer { ${"email ".repeat(2_001)} } }`, "GRAPHQL_PARSE_FAILED"],
    ["directives", `{ viewer { email ${"@include(if: true) ".repeat(21)} } }`, "GRAPHQL_VALIDATION_FAILED"],
    [
      "fragments in a circle",
      "{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }",
      "GRAPHQL_VALIDATION_FAILED",
    ],
  ])("in %s is refused whole", async (_, query, code) => {
    const answer = await caller.ask(query);
    expect(answer.status).toBe(400);
    expect(answer.data).toBeUndefined();
    expect(new Set(answer.codes)).toEqual(new Set([code]));
  });

  it("but not the introspection that tools send", async () => {
    const { getIntrospectionQuery } = await import("graphql");
    expect(await caller.ask(getIntrospectionQuery())).toMatchObject({ status: 200, errors: [] });
  });

  it("within its limits is answered", async () => {
    expect(await caller.ask(nested(4))).toMatchObject({ status: 200, errors: [] });
    expect(await caller.ask(`{ ${fields(20, (index) => `a${index}: viewer { email }`)} }`)).toMatchObject({
      status: 200,
    });
  });

  it("as several operations in one body is refused", async () => {
    expect((await caller.post([{ query: "{ viewer { email } }" }, { query: "{ viewer { email } }" }])).status).toBe(
      400,
    );
  });
});
