import { describe, expect, it } from "@jest/globals";
import { type DocumentNode, parse } from "graphql";
import { createClient, graphql, paginate, type ResultOf, readFragment, type VariablesOf } from "./index.js";

/** True where two types are the same, not only assignable to each other. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Fails to compile where the type is not true. */
function holds<Claim extends true>(): Claim[] {
  return [];
}

// What these tests prove is proved by the compiler (`npm run check`); here the refused calls only must not be sent empty.
const client = createClient({
  url: "https://samplan.example/graphql",
  getToken: () => null,
  fetch: async () => Response.json({ data: {} }),
});
const viewer = graphql(`query { viewer { name } }`);
const plan = graphql(`query Plan($id: ID!) { plan(id: $id) { id year state localText { markdown document } } }`);
const plans = graphql(`
  query Plans($first: Int, $after: String, $filter: PlanFilter) {
    plans(first: $first, after: $after, filter: $filter) { nodes { label } pageInfo { hasNextPage endCursor } }
  }
`);

describe("the types of a query", () => {
  it("are those of the schema", async () => {
    type Plan = NonNullable<ResultOf<typeof plan>["plan"]>;
    type State = VariablesOf<typeof plans>["filter"] extends { state?: (infer Value)[] | null } | null | undefined
      ? Value
      : never;
    holds<Same<Plan["year"], number>>();
    holds<Same<Plan["localText"], { markdown: string; document: NonNullable<unknown> }>>();
    holds<Same<Plan["state"], State>>();
    holds<Same<VariablesOf<typeof plan>, { id: string }>>();
    const data = await client.request(plan, { id: "7" });
    holds<Same<typeof data, ResultOf<typeof plan>>>();
    // @ts-expect-error: the plan can be null
    expect(() => data.plan.year).toThrow(TypeError);
  });

  it("hold for fragments, whose fields are read with the fragment", () => {
    const body = graphql(`fragment BodyName on Body { name }`);
    const query = graphql(`query { plan(id: "7") { body { ...BodyName } } }`, [body]);
    type BodyOfPlan = NonNullable<ResultOf<typeof query>["plan"]>["body"];
    const name = (data: BodyOfPlan): string => readFragment(body, data).name;
    // @ts-expect-error: the query itself has not asked for the name
    const peek = (data: BodyOfPlan): unknown => data.name;
    expect([name, peek]).toHaveLength(2);
  });

  it("of pages are those of their nodes", () => {
    const labels = paginate(client, plans, { filter: { year: [2026], state: ["ADOPTED"] } }, (data) => data.plans);
    holds<Same<typeof labels, AsyncGenerator<{ label: string }, void, undefined>>>();
    expect(labels).toBeDefined();
  });
});

describe("a request takes", () => {
  it("its query's variables", async () => {
    await client.request(viewer);
    await client.request(viewer, {});
    await client.request(plans);
    await client.request(plan, { id: "7" });
    // @ts-expect-error: $id is required
    await client.request(plan);
    // @ts-expect-error: an ID is a string
    await client.request(plan, { id: 7 });
    // @ts-expect-error: there is no such variable
    await client.request(plan, { id: "7", ids: ["7"] });
    // @ts-expect-error: the query has no variables
    await client.request(viewer, { id: "7" });
    // @ts-expect-error: there is no such state
    await client.request(plans, { filter: { state: ["ADOPTD"] } });
    // @ts-expect-error: there is no such condition
    await client.request(plans, { filter: { yaer: [2026] } });
  });

  it("only queries for fields that the schema has", async () => {
    // @ts-expect-error: "no such field in the schema": "viewr"
    await client.request(graphql(`query { viewr { name } }`));
    // @ts-expect-error: "no such field in the schema": "viewer.roles.roll"
    await client.request(graphql(`query { viewer { name roles { roll } } }`));
    await client.request(graphql(`query { plan(id: "7") { localText { document } } }`));
  });

  it("documents of other makers, typed or not", async () => {
    const untyped: DocumentNode = parse("{ viewer { name } }");
    const answer = await client.request(untyped, { anything: 1 });
    holds<Same<typeof answer, unknown>>();
  });

  it("for pages, a query with $after that asks where the page ends", () => {
    const withoutAfter = graphql(`query { plans { nodes { id } pageInfo { hasNextPage endCursor } } }`);
    const withoutEnd = graphql(
      `query P($after: String) { plans(after: $after) { nodes { id } pageInfo { hasNextPage } } }`,
    );
    expect([
      // @ts-expect-error: the query must declare $after: String
      paginate(client, withoutAfter, {}, (data) => data.plans),
      // @ts-expect-error: endCursor is missing
      paginate(client, withoutEnd, {}, (data) => data.plans),
    ]).toHaveLength(2);
  });
});
